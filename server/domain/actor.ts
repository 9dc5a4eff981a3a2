import type { Scope } from "./scopes";

/** Who acts. Never a nullable user: a citizen, a channel and the system itself are actors with rules of their own. */
export const ROLES = ["agent", "pr_manager", "department_head", "department_staff", "mayor_office", "admin"] as const;

export type Role = (typeof ROLES)[number];

/** A role; the department's roles are held in a department, and a person may hold them in several. */
export type RoleIn = { role: Role; departmentId: number | null };

export type StaffActor = {
  kind: "staff";
  staffId: number;
  name: string;
  roles: readonly RoleIn[];
  /** By which session, where it is a person at a screen, and when the password was last typed in it. */
  session?: { id: string; provedAt: Date };
  /** By which API key, where it is no person but a service account; `call`: the Idempotency-Key of what it does now. */
  key?: { id: number; scopes: readonly Scope[]; call?: string };
};

/** A citizen who names the tracking code of one request; `address`: where from, by which wrong codes are counted. */
export type CitizenActor = { kind: "citizen"; trackingCode: string; address?: string };

export type ChannelActor = { kind: "channel"; channel: string };

export type SystemActor = { kind: "system" };

export type Actor = StaffActor | CitizenActor | ChannelActor | SystemActor;

export const SYSTEM: SystemActor = { kind: "system" };

export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  actor.kind === "staff" && actor.roles.some((held) => roles.includes(held.role));

/** Departments in which the actor holds one of these roles. */
export const departmentsOf = (actor: Actor, ...roles: Role[]): number[] =>
  actor.kind === "staff"
    ? actor.roles.flatMap(({ role, departmentId }) =>
        departmentId !== null && roles.includes(role) ? [departmentId] : [],
      )
    : [];

/** Whoever has neither signed in nor holds a tracking code: sees nothing. */
export const NOBODY: CitizenActor = { kind: "citizen", trackingCode: "" };
