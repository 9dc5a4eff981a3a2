import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { nestsTooDeep } from "@/server/domain/bounded";
import type { PeerNews, PeerService } from "@/server/domain/handover";
import { cut, plain } from "@/server/domain/odd-text";
import { type Attribute, DATATYPES } from "@/server/domain/open311/shapes";
import { readW3c } from "@/server/domain/open311/w3c";

/** What other servers answer, read as widely as they write it: numbers for texts, one for a list, XML where JSON was asked. */
const text = z
  .union([z.string(), z.number()])
  .transform(String)
  .transform((value) => plain(value).trim());
const maybe = text
  .nullish()
  .transform((value) => value || null)
  .catch(null);

const serviceSchema = z.object({ service_code: text, service_name: text, group: maybe });
const receiptSchema = z.object({ service_request_id: maybe, token: maybe });
const requestSchema = z.object({
  service_request_id: text,
  status: text.transform((value) => value.toLowerCase()).pipe(z.enum(["open", "closed"])),
  status_notes: maybe,
  description: maybe,
  updated_datetime: maybe,
});
const faultSchema = z.object({ code: maybe, description: maybe });

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, ignoreAttributes: true });
const ITEMS = ["service", "request", "error"];

/** The body as plain data; null where it is neither JSON nor XML, or nests deeper than anything may (of XML, the parser's own bound of 100). */
export function parse(body: string): unknown {
  if (nestsTooDeep(body)) return null;
  try {
    return JSON.parse(body);
  } catch {
    return body.trimStart().startsWith("<") && !OWN_ENTITIES.test(body) ? parseXml(body) : null;
  }
}

/** A document that brings entities of its own is none of ours to unfold. */
const OWN_ENTITIES = /<!(DOCTYPE|ENTITY)/i;

/** What is in a document is a list of its one kind of item: `<services><service>…` becomes `[{…}]`. */
function parseXml(body: string): unknown {
  try {
    const [root] = Object.values(z.record(z.string(), z.unknown()).parse(parser.parse(body)));
    const inside = z.record(z.string(), z.unknown()).safeParse(root);
    const item = inside.success ? ITEMS.find((name) => name in inside.data) : undefined;
    return inside.success && item ? [inside.data[item]].flat() : root === "" ? [] : root;
  } catch {
    return null;
  }
}

/** What can be read of a list; the rest of it is left out. Null where it is no list. */
function list<T>(schema: z.ZodType<T>, value: unknown): T[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((one) => {
    const read = schema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

export const readServices = (value: unknown): PeerService[] | null =>
  list(serviceSchema, value)?.map(({ service_code: code, service_name: name, group }) => ({ code, name, group })) ??
  null;

/** A list as JSON has it, or as XML wraps it: `<attributes><attribute>…`. */
const listOf = (item: string) => (value: unknown) => {
  const inside = z.record(z.string(), z.unknown()).safeParse(value);
  return inside.success ? [inside.data[item] ?? []].flat() : Array.isArray(value) ? value : [];
};
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]).catch(false);
const attributeSchema = z.object({
  variable: flag,
  code: text,
  datatype: text.transform((value) => value.toLowerCase()).pipe(z.enum(DATATYPES)),
  required: flag,
  datatype_description: maybe,
  order: z.coerce.number().int().nullable().catch(null),
  description: maybe,
  values: z.preprocess(listOf("value"), z.array(z.object({ key: text, name: text }))).catch([]),
});
const definitionSchema = z.object({ attributes: z.preprocess(listOf("attribute"), z.array(attributeSchema)) });

/** What a service asks for; null where any of it cannot be read, for then nobody knows what must be answered. */
export const readDefinition = (value: unknown): Attribute[] | null =>
  definitionSchema.safeParse(Array.isArray(value) ? value[0] : value).data?.attributes ?? null;

export const readReceipt = (value: unknown): { number: string | null; token: string | null } | null => {
  const [first] = list(receiptSchema, Array.isArray(value) ? value : [value]) ?? [];
  return first ? { number: first.service_request_id, token: first.token } : null;
};

type Read = { number: string; description: string | null; news: PeerNews };

export const readRequests = (value: unknown): Read[] | null =>
  list(requestSchema, Array.isArray(value) ? value : [value])?.map((one) => ({
    number: one.service_request_id,
    description: one.description,
    news: {
      status: one.status,
      notes: one.status_notes == null ? null : cut(one.status_notes, 4000),
      at: one.updated_datetime ? readW3c(one.updated_datetime) : null,
    },
  })) ?? null;

const LONGEST_FAULT = 300;

/** Their own words on what went wrong; empty where there are none. */
export const readFault = (value: unknown): string => {
  const faults = list(faultSchema, Array.isArray(value) ? value : [value]) ?? [];
  return cut(faults.flatMap(({ description }) => description ?? []).join(" · "), LONGEST_FAULT);
};
