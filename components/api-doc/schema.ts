/** The part of JSON Schema that our document uses. */
export type Schema = {
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  description?: string;
  const?: unknown;
  enum?: readonly unknown[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  default?: unknown;
};

export type Parameter = {
  in: "path" | "query" | "header";
  name: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};
export type Content = Readonly<Record<string, { schema?: Schema }>>;
export type Operation = {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description: string;
  security: readonly { key: readonly string[] }[];
  parameters?: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
};

export type Document = {
  servers: readonly { url: string }[];
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  webhooks: Readonly<Record<string, { post: Operation }>>;
  components: { schemas: Readonly<Record<string, Schema>> };
};

/** A type in parts: a link to an object, a word of messages `apiDoc.page.types`, or the values themselves. */
export type TypePart =
  | { kind: "ref"; name: string }
  | { kind: "word"; word: string }
  | { kind: "values"; values: string[] };
export type TypeText = { list: boolean; nullable: boolean; parts: TypePart[] };

const nameOf = (ref: string): string => ref.split("/").at(-1) ?? ref;

/** What a schema is, as a person reads it. */
export function typeOf(schema: Schema): TypeText {
  if (schema.$ref) return { list: false, nullable: false, parts: [{ kind: "ref", name: nameOf(schema.$ref) }] };
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const real = choices.filter(({ type, const: only }) => type !== "null" && only !== "");
    const texts = real.map(typeOf);
    return {
      list: texts.some(({ list }) => list),
      nullable: real.length < choices.length || texts.some(({ nullable }) => nullable),
      parts: merged(texts.flatMap(({ parts }) => parts)),
    };
  }
  const types = [schema.type ?? "any"].flat();
  const nullable = types.includes("null");
  if (schema.const !== undefined)
    return { list: false, nullable, parts: [{ kind: "values", values: [String(schema.const)] }] };
  if (schema.enum) return { list: false, nullable, parts: [{ kind: "values", values: schema.enum.map(String) }] };
  if (schema.items) return { ...typeOf(schema.items), list: true };
  const [type = "any"] = types.filter((one) => one !== "null");
  return {
    list: false,
    nullable,
    parts: [{ kind: "word", word: WORDS.includes(schema.format ?? "") ? String(schema.format) : type }],
  };
}

/** Formats that have a word of their own. */
const WORDS = ["date-time", "date", "uri", "email"];

/** Values side by side, and each word once. */
function merged(parts: readonly TypePart[]): TypePart[] {
  const values = new Set(parts.flatMap((part) => (part.kind === "values" ? part.values : [])));
  const named = new Map(
    parts.flatMap((part): [string, TypePart][] =>
      part.kind === "values" ? [] : [[part.kind === "ref" ? part.name : part.word, part]],
    ),
  );
  return [...(values.size > 0 ? [{ kind: "values" as const, values: [...values] }] : []), ...named.values()];
}

/** The fields of an object, also of one that may be null, or of a list of them. */
export function fieldsOf(schema: Schema): { name: string; field: Schema; required: boolean }[] {
  const inner = schema.properties
    ? schema
    : (schema.anyOf?.find(({ properties }) => properties) ?? (schema.items?.properties ? schema.items : undefined));
  return Object.entries(inner?.properties ?? {}).map(([name, field]) => ({
    name,
    field,
    required: inner?.required?.includes(name) ?? false,
  }));
}
