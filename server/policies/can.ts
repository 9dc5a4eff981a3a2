import { type Actor, departmentsOf, hasRole } from "@/server/domain/actor";
import { CORRECTABLE_CHANNELS } from "@/server/domain/channel";
import { type Act, ALL_ACTS, allowedFrom, type Hand, isOpen, type Request, RULES } from "@/server/domain/request";
import type { Scope } from "@/server/domain/scopes";

/** May this actor do this to this request? One sentence a rule; the screens ask the same file. */
export type Seen = Pick<Request, "trackingCode" | "departmentId" | "mainDepartmentId" | "status" | "claimedById">;
/** What decides about reading; a row of a list has no code, and is none that a link opens. */
export type Readable = Pick<Request, "departmentId" | "mainDepartmentId"> & { trackingCode?: string };

/** Public relations see every request; the mayor's office sees them with personal data masked. */
export const seesAll = (actor: Actor): boolean =>
  actor.kind === "system" || actor.kind === "channel" || hasRole(actor, "agent", "pr_manager", "mayor_office");

/** Departments whose requests the actor sees because they work there. */
export const ownDepartments = (actor: Actor): number[] => departmentsOf(actor, "department_head", "department_staff");

export function canRead(actor: Actor, request: Readable): boolean {
  if (actor.kind === "citizen") return actor.trackingCode === request.trackingCode;
  return seesAll(actor) || worksOn(actor, request);
}

/** A person may do whatever their roles allow; another system only what its key was given besides. */
export const hasScope = (actor: Actor, scope: Scope): boolean =>
  actor.kind === "staff" && (!actor.key || actor.key.scopes.includes(scope));

/**
 * Who somebody is, is for those who work with that citizen: public relations, and the request's own department. Whoever works on the
 * request that it was merged into has the matter of it (`canSeeMatter`), and not the person.
 */
export const canSeePersonalData = (actor: Actor, request: Readable): boolean =>
  hasScope(actor, "personal:read") &&
  (hasRole(actor, "agent", "pr_manager") ||
    (request.departmentId !== null && ownDepartments(actor).includes(request.departmentId)));

/** Words as they were written, photographs and the exact place: for those who work on it, or on what it was merged into. */
export const canSeeMatter = (actor: Actor, request: Readable): boolean =>
  canSeePersonalData(actor, request) || (hasScope(actor, "personal:read") && worksOn(actor, request));

/** Whoever works on a request works on what was merged into it, too. */
const worksOn = (actor: Actor, { departmentId, mainDepartmentId }: Readable): boolean =>
  ownDepartments(actor).some((own) => own === departmentId || own === mainDepartmentId);

function holds(actor: Actor, hand: Hand, request: Seen): boolean {
  const own = request.departmentId;
  switch (hand) {
    case "agent":
    case "pr_manager":
      return hasRole(actor, hand);
    case "own_head":
      return own !== null && departmentsOf(actor, "department_head").includes(own);
    case "own_staff":
      return own !== null && departmentsOf(actor, "department_staff").includes(own);
    case "citizen":
      return actor.kind === "citizen" && actor.trackingCode === request.trackingCode;
    case "channel":
    case "system":
      return actor.kind === hand;
  }
}

/** Public relations answer only what no department has been given yet: that is first contact. */
const answersAtFirstContact = (actor: Actor, request: Seen): boolean =>
  hasRole(actor, "agent", "pr_manager") && request.departmentId === null;

/** The channel of what a person recorded is the manager's to correct; one that brought a request itself is a fact. */
export const canCorrectChannel = (
  actor: Actor,
  request: Pick<Request, "channel">,
  recordedBy: Actor["kind"],
): boolean =>
  hasRole(actor, "pr_manager") &&
  recordedBy === "staff" &&
  CORRECTABLE_CHANNELS.some((channel) => channel === request.channel);

/** By role and department alone, whatever the request's status. */
export function mayEver(actor: Actor, act: Act, request: Seen): boolean {
  if (act === "resolve") {
    return (
      holds(actor, "own_head", request) || holds(actor, "own_staff", request) || answersAtFirstContact(actor, request)
    );
  }
  if (act === "correct" && !isOpen(request.status)) return hasRole(actor, "pr_manager");
  if (act === "release") {
    const claimer = actor.kind === "staff" && request.claimedById === actor.staffId && canRead(actor, request);
    return claimer || hasRole(actor, "pr_manager") || holds(actor, "own_head", request);
  }
  return RULES[act].by.some((hand) => holds(actor, hand, request));
}

/** By role, department and the request's status. */
export const can = (actor: Actor, act: Act, request: Seen): boolean =>
  allowedFrom(act, request.status) && mayEver(actor, act, request);

/** Everything this actor may do to this request now. */
export const actsOf = (actor: Actor, request: Seen): Act[] => ALL_ACTS.filter((act) => can(actor, act, request));

/** Acts that are not about one request. */
export type Duty =
  | "record_request"
  | "triage"
  | "see_all_reports"
  | "see_department_report"
  | "see_messages"
  | "see_warnings"
  | "resend_message"
  | "see_ledger"
  | "see_calls"
  | "call_back"
  | "see_agent_figures"
  | "import_calls"
  | "see_unreadable"
  | "see_channels"
  | "see_cimer"
  | "handle_cimer"
  | "manage_staff"
  | "manage_api"
  | "manage_settings"
  | "see_handovers"
  | "hand_over_files"
  | "manage_subjects"
  | "manage_templates"
  | "see_system"
  | "see_system_problems"
  | "see_audit"
  /** Law 6698: applications for erasure, restriction and a copy. */
  | "handle_privacy"
  | "see_privacy";

const DUTIES: Record<Duty, readonly Parameters<typeof hasRole>[1][]> = {
  record_request: ["agent", "pr_manager"],
  triage: ["agent", "pr_manager"],
  see_all_reports: ["pr_manager", "mayor_office"],
  see_department_report: ["pr_manager", "mayor_office", "department_head"],
  see_messages: ["agent", "pr_manager"],
  see_warnings: ["agent", "pr_manager", "department_head", "department_staff"],
  resend_message: ["agent", "pr_manager"],
  see_ledger: ["agent", "pr_manager", "mayor_office", "admin"],
  see_calls: ["agent", "pr_manager", "mayor_office"],
  call_back: ["agent", "pr_manager"],
  see_agent_figures: ["pr_manager"],
  import_calls: ["pr_manager", "admin"],
  see_unreadable: ["agent", "pr_manager"],
  see_channels: ["admin", "pr_manager"],
  see_cimer: ["agent", "pr_manager", "department_head"],
  handle_cimer: ["agent", "pr_manager"],
  manage_staff: ["admin"],
  manage_api: ["admin"],
  manage_settings: ["admin"],
  see_handovers: ["agent", "pr_manager"],
  hand_over_files: ["agent", "pr_manager"],
  manage_subjects: ["admin", "pr_manager"],
  manage_templates: ["admin", "pr_manager"],
  see_system: ["admin"],
  see_system_problems: ["admin", "pr_manager", "agent"],
  see_audit: ["admin"],
  handle_privacy: ["pr_manager"],
  see_privacy: ["pr_manager", "admin"],
};

export const may = (actor: Actor, duty: Duty): boolean => hasRole(actor, ...DUTIES[duty]);

/** The list of requests as a whole; an administrator sees none by that role alone. */
export const mayListRequests = (actor: Actor): boolean =>
  actor.kind === "staff" && (seesAll(actor) || ownDepartments(actor).length > 0);

/** Webhooks are set up by administrators, and by the system itself that is told by them. */
export const mayManageWebhooksOf = (actor: Actor, apiKeyId: number): boolean =>
  actor.kind === "staff" && actor.key
    ? actor.key.id === apiKeyId && hasScope(actor, "webhooks:manage")
    : may(actor, "manage_api");
