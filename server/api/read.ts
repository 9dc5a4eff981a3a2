import { z } from "zod";
import { bodyUpTo } from "@/server/body";
import { nestsTooDeep } from "@/server/domain/bounded";
import { DomainError } from "@/server/domain/errors";
import { oddText } from "@/server/domain/odd-text";

/** Something that cannot be read, with the field where one is to blame. */
export class Unreadable extends Error {
  readonly issues: readonly z.core.$ZodIssue[];
  readonly input: unknown;
  constructor(issues: readonly z.core.$ZodIssue[], input: unknown) {
    super("The call cannot be read");
    this.issues = issues;
    this.input = input;
  }
}

export function readBy(schema: z.ZodType, input: unknown): unknown {
  const odd = oddText(input);
  if (odd) throw new Unreadable([{ code: "custom", path: odd, message: "textUnreadable", input }], input);
  const read = schema.safeParse(input);
  if (!read.success) throw new Unreadable(read.error.issues, input);
  return read.data;
}

/** What follows the question mark: several of a name where the schema takes several, else one; numbers as numbers. */
export function queryOf(schema: z.ZodObject, given: URLSearchParams): Record<string, unknown> {
  const entries = [...new Set(given.keys())].map((name): [string, unknown] => {
    const values = given.getAll(name);
    const several = schema.shape[name] && coreOf(schema.shape[name]) instanceof z.ZodArray;
    return [name, several || values.length > 1 ? values : values[0]];
  });
  return Object.fromEntries(entries);
}

function coreOf(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return coreOf(schema.unwrap());
  return schema;
}

/** The body, never more than may be held, whatever the sender says. */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bodyUpTo(request, most);
  if (!bytes) throw new DomainError("INVALID", "bodyTooLarge", { most });
  return bytes;
}

export function jsonOf(bytes: Uint8Array, type: string | null): unknown {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type ?? "")) throw new DomainError("INVALID", "notJson");
  const text = textOf(bytes);
  if (nestsTooDeep(text)) throw new DomainError("INVALID", "inputTooComplex");
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("INVALID", "jsonBroken");
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("INVALID", "jsonBroken");
  }
}

/** `If-Match: "7"` names the version that was seen; `*` any. */
export function versionOf(ifMatch: string | null): number | undefined {
  if (ifMatch === null || ifMatch.trim() === "*") return undefined;
  const version = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new DomainError("INVALID", "ifMatchUnreadable");
  return Number(version);
}
