import { z } from "zod";

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  format?: string;
  pattern?: string;
};

const TEXTS: Record<string, string> = {
  date: "2026-01-19",
  uuid: "00000000-0000-4000-8000-000000000001",
  email: "ornek.personel50@ornek.example",
  uri: "https://ornek.example/",
};

/** The least that a schema lets through: what must be there, the first choice, 1 for every number. Row 1 is the first of each table. */
export function leastOf(schema: z.ZodType): unknown {
  return least(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as Schema);
}

function least(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return least(first);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object")
    return Object.fromEntries((schema.required ?? []).map((name) => [name, least(schema.properties?.[name] ?? {})]));
  if (type === "array") return schema.minItems ? [least(schema.items ?? {})] : [];
  if (type === "integer" || type === "number") return Math.max(1, schema.minimum ?? 1);
  if (type === "boolean") return true;
  if (type === "string") return textOf(schema);
  return undefined;
}

function textOf({ format, pattern, minLength = 0 }: Schema): string {
  if (pattern?.endsWith("-01$")) return "2026-01-01";
  if (pattern === "^\\d{4}-\\d{2}-\\d{2}$") return "2026-01-19";
  return (format && TEXTS[format]) ?? "a".repeat(Math.max(minLength, 1));
}
