import { createHash } from "node:crypto";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { nestsTooDeep } from "@/server/domain/bounded";
import type { PeerNews, PeerService } from "@/server/domain/handover";
import { meaningOf, type PeerUpdate } from "@/server/domain/handover-update";
import { cut, plain, plainJson } from "@/server/domain/odd-text";
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

/** Without `htmlEntities` the parser leaves numeric references (`&#199;`) as they stand, which XML has every reader resolve. */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreDeclaration: true,
  ignoreAttributes: true,
  htmlEntities: true,
});
const ITEMS = ["service", "request", "error", "request_update"];

/** The body as plain data; null where it is neither JSON nor XML, or nests deeper than anything may (of XML, the parser's own bound of 100). */
export function parse(body: string): unknown {
  if (nestsTooDeep(body)) return null;
  try {
    return plainJson(body);
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

const updateSchema = z.object({
  update_id: maybe,
  service_request_id: text,
  status: maybe,
  updated_datetime: maybe,
  description: maybe,
  media_url: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), maybe),
});

const LONGEST_UPDATE = 4000;

/** In JSON some put the list into an object of its name, as XML has it. */
const unwrapped = (value: unknown): unknown => {
  const inside = z.record(z.string(), z.unknown()).safeParse(value);
  const [only, ...more] = inside.success ? Object.values(inside.data) : [];
  return inside.success && more.length === 0 && Array.isArray(only) ? only : value;
};

/** Null where it is no list of updates. What names no request of theirs is left out; nothing else costs an update. */
export function readUpdates(value: unknown): PeerUpdate[] | null {
  const all = unwrapped(value);
  if (!Array.isArray(all)) return null;
  return all.flatMap((raw): PeerUpdate[] => {
    const read = updateSchema.safeParse(raw);
    if (!read.success || read.data.service_request_id === "") return [];
    const {
      update_id: id,
      service_request_id: number,
      updated_datetime: at,
      description,
      media_url: media,
    } = read.data;
    const meaning = meaningOf(read.data.status);
    const words = [description ?? meaning.text, media?.startsWith("https://") ? `Dosya: ${media}` : null];
    return [
      {
        id: cut(id ?? `digest:${contentDigestOf(raw)}`, LONGEST_UPDATE_ID),
        number,
        status: meaning.status,
        text: cut(words.filter(Boolean).join("\n"), LONGEST_UPDATE) || null,
        at: at ? readW3c(at) : null,
        raw,
      },
    ];
  });
}

/** Longer ones differ in their beginning too. */
const LONGEST_UPDATE_ID = 200;

const contentDigestOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url");

/** Their id of an update that they took; a token that stands for it says as much. */
export const readUpdateReceipt = (value: unknown): { updateId: string | null } | null => {
  const all = unwrapped(value);
  const [first] = list(postedSchema, Array.isArray(all) ? all : [all]) ?? [];
  return first && (first.update_id || first.token) ? { updateId: first.update_id } : null;
};
const postedSchema = z.object({ update_id: maybe, token: maybe });

const LONGEST_FAULT = 300;

/** Their own words on what went wrong; empty where there are none. */
export const readFault = (value: unknown): string => {
  const faults = list(faultSchema, Array.isArray(value) ? value : [value]) ?? [];
  return cut(faults.flatMap(({ description }) => description ?? []).join(" · "), LONGEST_FAULT);
};
