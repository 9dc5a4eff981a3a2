import { z } from "zod";
import { type Change, changeSchema } from "@/server/domain/changes";
import type { Act } from "@/server/domain/request";
import { idIn, instantIn, number } from "./common";

/** Acts that another system may do; citizens, the system itself and verbs of their own have all others. */
const FROM_OUTSIDE: readonly Act[] = [
  "route",
  "recall",
  "return",
  "start",
  "wait",
  "resume",
  "resolve",
  "decline",
  "refer",
  "withdraw",
  "extend",
  "reopen",
  "note",
  "ask",
  "reply",
  "assign",
  "correct",
  "prioritise",
  "claim",
  "release",
  "take_over",
  "confirm",
];

/** A part of a change as JSON carries it: moments as text, no field that is not known. */
function wire(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDate) return instantIn;
  if (schema instanceof z.ZodObject) return z.strictObject(wires(schema.shape));
  if (schema instanceof z.ZodOptional) return z.optional(wire(schema.unwrap()));
  if (schema instanceof z.ZodNullable) return z.nullable(wire(schema.unwrap()));
  return schema;
}

const wires = (shape: Readonly<Record<string, z.core.$ZodType>>): Record<string, z.core.$ZodType> =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, wire(schema)]));

/** What comes with every act: the version that was seen, and files that were uploaded before. */
const beside = { version: idIn.optional(), files: z.array(z.string().max(1000)).max(10).optional() };

const own = changeSchema.options
  .filter((option) => FROM_OUTSIDE.includes(option.shape.act.value))
  .map((option) => z.strictObject({ ...wires(option.shape), act: option.shape.act, ...beside }));

const merge = z.strictObject({ act: z.literal("merge"), into: number, version: beside.version });
const unmerge = z.strictObject({ act: z.literal("unmerge"), version: beside.version });

/** Every act of the domain that another system may do, as the domain itself describes it. */
export const actIn = z.discriminatedUnion("act", [merge, unmerge, ...own]).meta({ id: "Act" });
export type ActIn = z.output<typeof actIn>;

export const OUTSIDE_ACTS: readonly Act[] = actIn.options.map((option) => option.shape.act.value);

/** The change inside an act, as the domain reads it. */
export const changeOf = ({ version: _, ...act }: ActIn): Change => changeSchema.parse(act);
