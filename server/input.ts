import superjson from "superjson";
import { mustBeBounded } from "./domain/bounded";
import { DomainError } from "./domain/errors";

/**
 * How what a screen asks is written and read. superjson's `meta` can name any of its types, and can make one object stand in many
 * places: of it only what our own screens send is read, dates and what is undefined. What stood in two places comes twice in `json` as
 * well, so nothing is lost by leaving `referentialEqualities` out of account.
 */
export const transformer = {
  input: { serialize: (value: unknown) => superjson.serialize(value), deserialize: readInput },
  output: superjson,
};

/** The value in a payload of superjson. Throws INVALID `inputUnreadable` for what no screen of ours writes, `inputTooComplex` above the bounds. */
export function readInput(payload: unknown): unknown {
  mustBeBounded(payload);
  if (!isObject(payload)) throw unreadable();
  const { json, meta } = payload;
  const values = isObject(meta) ? meta.values : undefined;
  return values === undefined ? json : restored(json, values);
}

const unreadable = () => new DomainError("INVALID", "inputUnreadable");

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** `["Date"]` says what a value is; `{ "place.in.it": … }` says it of values within. No deeper than the payload, which is bounded. */
function restored(value: unknown, tree: unknown): unknown {
  if (Array.isArray(tree)) return leaf(value, tree);
  if (!isObject(tree)) throw unreadable();
  for (const [path, inner] of Object.entries(tree)) {
    const names = namesIn(path);
    const last = names.pop() ?? "";
    const place = within(
      names.reduce((at: unknown, name) => within(at, name)[name], value),
      last,
    );
    place[last] = restored(place[last], inner);
  }
  return value;
}

function leaf(value: unknown, [type, ...more]: readonly unknown[]): unknown {
  if (more.length > 0) throw unreadable();
  if (type === "undefined") return undefined;
  const date = type === "Date" && typeof value === "string" ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime())) throw unreadable();
  return date;
}

/** What holds a value of this name of its own. */
function within(at: unknown, name: string): Record<string, unknown> {
  if (!isObject(at) || name === "__proto__" || !Object.hasOwn(at, name)) throw unreadable();
  return at;
}

/** Names are divided by dots; a dot within one, and a backslash, have a backslash before them. */
function namesIn(path: string): string[] {
  const names = [""];
  for (const [, escaped, sign] of path.matchAll(/\\(.)|(.)/gsu)) {
    if (sign === ".") names.push("");
    else names.push(`${names.pop() ?? ""}${escaped ?? sign}`);
  }
  return names;
}
