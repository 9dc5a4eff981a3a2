import { DomainError } from "@/server/domain/errors";
import { type Duty, may } from "@/server/policies/can";
import type { Context } from "../context";

/** Refuses whoever may not; gives the staff who may. */
export function mustHandle(
  { actor }: Context,
  duty: Extract<Duty, "see_cimer" | "handle_cimer"> = "handle_cimer",
): number {
  if (actor.kind !== "staff" || !may(actor, duty)) throw new DomainError("FORBIDDEN", "forbidden", { act: duty });
  return actor.staffId;
}
