import { z } from "zod";
import { readRequestNumber } from "@/server/domain/number";

/** A moment as the API writes it: W3C, in UTC. */
export const instant = z.iso.datetime().meta({ example: "2026-01-19T08:00:00.000Z" });

const EARLIEST = Date.UTC(1900, 0);
const LATEST = Date.UTC(2200, 0);

/** A moment as the API reads it: with its zone, whichever. */
export const instantIn = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST, "dayUnreadable")
  .transform((text) => new Date(text));

export const dayIn = z.iso
  .date()
  .refine((text) => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST, "dayUnreadable");

export const idIn = z.number().int().positive().max(2_147_483_647);

export const named = z.object({ id: z.int(), name: z.string() }).meta({ id: "Named" });

/** A request's number in an address: read loosely, as people write it. */
export const numberIn = z
  .string()
  .max(20)
  .transform((text, check) => {
    const number = readRequestNumber(text);
    if (!number) check.addIssue({ code: "custom", message: "numberUnreadable" });
    return number ?? { year: 0, seq: 0 };
  })
  .meta({ example: "2026-000123", override: { type: "string", pattern: "^20\\d{2}-\\d{6,9}$" } });

export const number = z
  .string()
  .regex(/^20\d{2}-\d{6,9}$/)
  .meta({ example: "2026-000123" });

export const none = z.strictObject({});
