import { type Actor, hasRole } from "@/server/domain/actor";

/** Those who speak with citizens may look a number up and see it whole; a figure's reader needs none. */
export const seesNumbers = (actor: Actor): boolean => hasRole(actor, "agent", "pr_manager");
