import { hasRole, type StaffActor } from "@/server/domain/actor";
import { type Duty, may, mayListRequests, ownDepartments } from "@/server/policies/can";

/** Keys of messages `auth.nav`. */
export type PlaceName =
  | "home"
  | "today"
  | "mine"
  | "triage"
  | "requests"
  | "warnings"
  | "calls"
  | "messages"
  | "cimer"
  | "handovers"
  | "claimed"
  | "team"
  | "settings";

export type Place = { name: PlaceName; href: string };

const SETTINGS: readonly Duty[] = [
  "manage_staff",
  "manage_settings",
  "manage_subjects",
  "manage_templates",
  "see_audit",
  "import_calls",
];

export const maySet = (actor: StaffActor): boolean => SETTINGS.some((duty) => may(actor, duty));

function start(actor: StaffActor): PlaceName {
  if (hasRole(actor, "department_head")) return "today";
  return ownDepartments(actor).length > 0 ? "mine" : "home";
}

/** Where this person's work is, in the order of the menu; the first three stand at the foot of a telephone. */
export function placesOf(actor: StaffActor): Place[] {
  const department = ownDepartments(actor).length > 0;
  const places: (Place | false)[] = [
    department && { name: start(actor), href: "/" },
    may(actor, "triage") && { name: "triage", href: "/triage" },
    mayListRequests(actor) && { name: "requests", href: "/requests" },
    may(actor, "see_warnings") && { name: "warnings", href: "/warnings" },
    may(actor, "see_calls") && { name: "calls", href: "/calls" },
    may(actor, "see_cimer") && { name: "cimer", href: "/cimer" },
    may(actor, "see_handovers") && { name: "handovers", href: "/handovers" },
    may(actor, "see_messages") && { name: "messages", href: "/messages" },
    (department || may(actor, "triage")) && { name: "claimed", href: "/requests?claimed=me" },
    hasRole(actor, "department_head") && { name: "team", href: "/team" },
    maySet(actor) && { name: "settings", href: "/settings" },
  ];
  return places.filter((place) => place !== false);
}
