import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { DATATYPES } from "@/server/domain/open311/shapes";

/**
 * The answers of GeoReport v2, written down from the specification (wiki.open311.org/GeoReport_v2, Service_Discovery) and its
 * schemas (repository open311/schema-validation, schema/georeport-v2). Nothing that they do not name may be there.
 */
const date = z.iso.datetime({ offset: true });
const maybe = z.string().nullable();

const service = z.strictObject({
  service_code: z.string().min(1),
  service_name: z.string().min(1),
  description: maybe,
  metadata: z.boolean(),
  type: z.enum(["realtime", "batch", "blackbox"]),
  keywords: maybe,
  group: maybe,
});

const attribute = z.strictObject({
  variable: z.boolean(),
  code: z.string().min(1),
  datatype: z.enum(DATATYPES),
  required: z.boolean(),
  datatype_description: maybe,
  order: z.number().int().positive().nullable(),
  description: maybe,
  values: z.array(z.strictObject({ key: z.string(), name: z.string() })),
});

const request = z.strictObject({
  service_request_id: z.string().min(1),
  status: z.enum(["open", "closed"]),
  status_notes: maybe,
  service_name: maybe,
  service_code: z.string().min(1),
  description: z.string().max(4000).nullable(),
  agency_responsible: maybe,
  service_notice: maybe,
  requested_datetime: date,
  updated_datetime: date.nullable(),
  expected_datetime: date.nullable(),
  address: maybe,
  address_id: maybe,
  zipcode: maybe,
  lat: z.number().min(-90).max(90).nullable(),
  long: z.number().min(-180).max(180).nullable(),
  media_url: z.url().nullable(),
});

export const SCHEMAS = {
  discovery: z.strictObject({
    changeset: z.string().min(1),
    contact: z.string().min(1),
    key_service: z.string().min(1),
    endpoints: z.array(
      z.strictObject({
        specification: z.literal("http://wiki.open311.org/GeoReport_v2"),
        url: z.url(),
        changeset: z.string().min(1),
        type: z.enum(["production", "test"]),
        formats: z.array(z.enum(["text/xml", "application/json"])).min(1),
      }),
    ),
  }),
  services: z.array(service),
  service_definition: z.strictObject({ service_code: z.string().min(1), attributes: z.array(attribute) }),
  requests: z.array(request),
  receipt: z.array(z.strictObject({ service_request_id: z.string().min(1), service_notice: maybe, account_id: maybe })),
  token: z.array(z.strictObject({ service_request_id: z.string().min(1), token: z.string().min(1) })),
  /** mySociety's extension, as open311-adapter's Role/mySociety.pm has it; its statuses beyond these two are optional. */
  updates: z.array(
    z.strictObject({
      update_id: z.string().min(1),
      service_request_id: z.string().min(1),
      status: z.enum(["open", "closed"]),
      updated_datetime: date,
      description: z.string().nullable(),
      media_url: z.url().nullable(),
    }),
  ),
  update: z.array(z.strictObject({ update_id: z.string().min(1) })),
  errors: z.array(z.strictObject({ code: z.union([z.number(), z.string()]), description: z.string().min(1) })).min(1),
};

/** What the containers of the specification's XML hold; the Spark convention makes a list of each. */
const LISTS: Record<string, string> = {
  services: "service",
  attributes: "attribute",
  values: "value",
  service_requests: "request",
  service_request_updates: "request_update",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
};
const NUMBERS = ["lat", "long", "order"];
const BOOLEANS = ["metadata", "variable", "required"];

/** An XML answer as the same in JSON, by the Spark convention; throws where it is no answer of the specification. */
export function sparkOf(xml: string): unknown {
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>\n</.test(xml)) throw new Error("There is no XML declaration");
  const parsed: Record<string, unknown> = new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(xml);
  const [[root, value] = [], ...more] = Object.entries(parsed);
  if (root === undefined || more.length > 0) throw new Error("There is not one root");
  return spark(root, value);
}

function spark(name: string, value: unknown): unknown {
  const item = LISTS[name];
  if (item !== undefined) {
    if (value === "") return [];
    const inside = z.record(z.string(), z.unknown()).parse(value);
    if (Object.keys(inside).join() !== item) throw new Error(`${name} holds ${Object.keys(inside)}`);
    return [inside[item]].flat().map((one) => spark(item, one));
  }
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spark(key, one)]));
  if (value === "") return null;
  if (NUMBERS.includes(name)) return Number(value);
  return BOOLEANS.includes(name) ? value === "true" : value;
}
