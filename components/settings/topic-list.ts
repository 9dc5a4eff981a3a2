import type { Actor } from "@/server/domain/actor";
import { type Duty, may } from "@/server/policies/can";

/** What can be set, by whom; the name is a key of messages `auth.topics` and the last part of the address. */
const TOPICS = [
  ["staff", "manage_staff"],
  ["departments", "manage_settings"],
  ["categories", "manage_subjects"],
  ["neighbourhoods", "manage_settings"],
  ["institutions", "manage_settings"],
  ["channels", "see_channels"],
  ["call-files", "import_calls"],
  ["sms", "manage_settings"],
  ["handover", "manage_settings"],
  ["open311", "manage_settings"],
  ["api", "manage_api"],
  ["templates", "manage_templates"],
  ["calendar", "manage_settings"],
  ["identity", "manage_settings"],
  ["privacy", "see_privacy"],
  ["installation", "manage_settings"],
  ["system", "see_system"],
  ["audit", "see_audit"],
  ["access", "see_audit"],
] as const satisfies readonly (readonly [string, Duty])[];

export type Topic = (typeof TOPICS)[number][0];

export const topicsOf = (actor: Actor): Topic[] =>
  TOPICS.filter(([, duty]) => may(actor, duty)).map(([topic]) => topic);
