import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../../context";

/** Gives who it is; refuses who does not speak with citizens. */
export function mustCallBack({ actor }: Context): number {
  if (actor.kind !== "staff" || !may(actor, "call_back"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "call_back" });
  return actor.staffId;
}
