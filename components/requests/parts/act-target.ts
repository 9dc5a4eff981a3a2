import { requestNumber } from "@/server/domain/number";
import type { Request } from "@/server/domain/request";

/** What a screen knows of the request it acts on: a row of a list has it as well as a request's own page. */
export type ActTarget = Pick<
  Request,
  | "id"
  | "version"
  | "year"
  | "seq"
  | "status"
  | "kind"
  | "categoryId"
  | "departmentId"
  | "assigneeId"
  | "neighbourhoodId"
  | "street"
  | "summary"
> &
  Partial<Pick<Request, "channel" | "doorNo" | "legalClass" | "priority" | "latitude" | "longitude">> & {
    suggestedCategoryId?: number | null;
    mayCorrectChannel?: boolean;
  };

export const numberOf = (target: Pick<ActTarget, "year" | "seq">): string => requestNumber(target.year, target.seq);
