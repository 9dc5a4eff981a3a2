import { XMLBuilder } from "fast-xml-parser";

/** What the specification's answers are made of. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };
export type Format = "json" | "xml";

/** What stands in a list, by the list's name: XML names both, JSON by the Spark convention only what is inside. */
const ITEMS: Record<string, string> = {
  services: "service",
  attributes: "attribute",
  values: "value",
  service_requests: "request",
  service_request_updates: "request_update",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
};

const TYPES: Record<Format, string> = {
  json: "application/json; charset=utf-8",
  xml: "text/xml; charset=utf-8",
};

const builder = new XMLBuilder({ format: true, indentBy: "  ", suppressEmptyNode: true });

/** Signs that XML 1.0 cannot carry, however they are written. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

export function write(format: Format, root: string, value: Plain): { type: string; body: string } {
  const body =
    format === "json"
      ? JSON.stringify(value)
      : `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: wrapped(root, value) })}`;
  return { type: TYPES[format], body };
}

function wrapped(name: string, value: Plain): unknown {
  if (value === null) return "";
  if (typeof value === "string") return value.replace(UNWRITABLE, "");
  if (isList(value)) {
    const item = ITEMS[name] ?? "item";
    return value.length === 0 ? "" : { [item]: value.map((one) => wrapped(item, one)) };
  }
  return typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wrapped(key, one)]))
    : value;
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** The end of an address says the format; without one the caller's `Accept`, and XML where that says nothing, as the specification has it. */
export function formatOf(path: string, accept: string | null): { path: string; format: Format } {
  const [, rest, ending] = /^(.*)\.(json|xml)$/.exec(path) ?? [];
  if (rest !== undefined) return { path: rest, format: ending === "json" ? "json" : "xml" };
  const wanted = (accept ?? "").toLowerCase();
  const json = wanted.indexOf("json");
  const xml = wanted.indexOf("xml");
  return { path, format: json >= 0 && (xml < 0 || json < xml) ? "json" : "xml" };
}
