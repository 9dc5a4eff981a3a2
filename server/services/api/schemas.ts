import { z } from "zod";
import { searched } from "@/server/domain/odd-text";
import { SCOPES } from "@/server/domain/scopes";
import { isRange } from "@/server/network";
import { nameSchema, rolesSchema } from "../staff/schemas";

export const idSchema = z.int32().positive();

/** Addresses and ranges, each once. */
export const networksSchema = z
  .array(z.string().trim().max(50).refine(isRange, "networkUnreadable"))
  .max(50)
  .transform((networks) => [...new Set(networks)]);

/** What an administrator decides about a key. A service account may do what staff may, but never administer. */
export const keySchema = z.object({
  name: nameSchema,
  roles: rolesSchema
    .min(1, "required")
    .refine((roles) => roles.every(({ role }) => role !== "admin"), { message: "roleOfService" }),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, "required")
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
  /** The last day on which it opens. */
  lastDay: z.iso.date("dayUnreadable").nullable(),
  networks: networksSchema,
  /** Calls a minute. */
  rate: z.number("wholeNumber").int("wholeNumber").min(1, "atLeastOne").max(10_000),
});
export type KeyInput = z.output<typeof keySchema>;

export const KEY_STATES = ["active", "expired", "revoked"] as const;
export type KeyState = (typeof KEY_STATES)[number];

export const keyFilterSchema = z.object({
  q: searched(100).default(""),
  state: z.enum(KEY_STATES).optional(),
});
export type KeyFilter = z.output<typeof keyFilterSchema>;
