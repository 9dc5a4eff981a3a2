import type { Say } from "./language";

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The document for people: each field and parameter described by its name, one word for one thing, and without what only says
 * how numbers and moments are checked. Schemas are shared in memory, so each place is given a copy of its own.
 */
export function readable<T>(document: T, say: Say): T {
  const described = (name: string, value: Node): Node => {
    const text = say(`apiDoc.glossary.${name}`);
    return text && !("description" in value) && !("$ref" in value) ? { ...value, description: text } : value;
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isNode(value)) return value;
    const node = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]));
    if (isNode(node.properties))
      node.properties = Object.fromEntries(
        Object.entries(node.properties).map(([name, inner]) => [name, isNode(inner) ? described(name, inner) : inner]),
      );
    if (typeof node.in === "string" && typeof node.name === "string") return described(node.name, node);
    return quiet(node);
  };
  return walk(document) as T;
}

/** A format says what its pattern says, and every whole number is as large as a number can be. */
function quiet(schema: Node): Node {
  if (typeof schema.type !== "string" && !Array.isArray(schema.type)) return schema;
  const { pattern, minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...(pattern !== undefined && rest.format === undefined && { pattern }),
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
  };
}
