import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import type { Municipality } from "./municipality";

/** What the settings pages edit and `lookups` does not carry: office hours, and subjects with their keywords. */
export async function readSettings({
  actor,
  municipality,
}: Context): Promise<
  Pick<Municipality, "hours" | "warningHours" | "retention" | "places" | "categories" | "identity" | "access">
> {
  if (!may(actor, "manage_settings") && !may(actor, "manage_subjects"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "settings" });
  const { hours, warningHours, retention, places, categories, identity, access } = municipality;
  return { hours, warningHours, retention, places, categories, identity, access };
}
