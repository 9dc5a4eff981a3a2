import { AsyncLocalStorage } from "node:async_hooks";
import { env } from "./env";
import { perProcess } from "./lazy";

const LEVELS = ["debug", "info", "warn", "error"] as const;
type Level = (typeof LEVELS)[number];
type Fields = Record<string, string | number | boolean | null>;

/** What a line is about besides: the HTTP request, or the job, in whose course it was written. */
type Scope = { request: string } | { job: string; task: string };

const scopes = perProcess("log-scopes", () => new AsyncLocalStorage<Scope>());

/** Runs `work` so that every line written in its course names the request or the job. */
export const inScope = <T>(scope: Scope, work: () => T): T => scopes.run(scope, work);

/** The number of the HTTP request that is being answered, as people are told it where something went wrong. */
export function requestId(): string | null {
  const scope = scopes.getStore();
  return scope && "request" in scope ? scope.request : null;
}

/** The error with the number of its request: Next shows the reader of a page the digest of an error, its own where it has one. */
export function withNumber(error: unknown): unknown {
  const digest = requestId();
  return digest && error instanceof Error && !("digest" in error) ? Object.assign(error, { digest }) : error;
}

/** What `work` throws has the number of the request. */
export const numbered = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw withNumber(error);
  });

/** One JSON line an event, on standard output: time in UTC, level, event. No personal data: ids, codes and counts only. */
export function log(level: Level, event: string, fields: Fields = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(env.LOG_LEVEL)) return;
  const time = new Date().toISOString();
  const said = typeof fields.message === "string" ? { message: withoutValues(fields.message) } : {};
  process.stdout.write(`${JSON.stringify({ time, level, event, ...scopes.getStore(), ...fields, ...said })}\n`);
}

/** What passes several doors on its way up is written down at the first. */
const written = perProcess("log-written", () => new WeakSet<object>());

export function logError(event: string, error: unknown, fields: Fields = {}): void {
  if (typeof error === "object" && error !== null) {
    if (written.has(error)) return;
    written.add(error);
  }
  const { name, message, stack } =
    error instanceof Error ? error : { name: "Unknown", message: String(error), stack: undefined };
  log("error", event, { ...fields, name, message, stack: framesOf(stack) });
}

/** What is quoted: first a name of ours, then anything, also where the quote does not end. */
const QUOTED =
  /(\b(?:relation|column|table|constraint|function|index|property|module|package|role|database) ["'][\w.@/-]+["'])|"(?:[^"\\]|\\.)*"|'[^']*'|“[^”]*”|‘[^’]*’|"[^"]*$/g;

/**
 * A message without what may be a person's or a sender's: Prisma prints the values of a call before its last line, parsers quote what they
 * could not read, others put an e-mail address or a number in. What is quoted stays only where it names a thing of ours. Numbers of seven
 * digits and more, but a request's, are taken for telephones and identity numbers.
 */
export const withoutValues = (message: string): string =>
  (message.trimEnd().split("\n").at(-1) ?? "")
    .replace(QUOTED, (quoted, ours?: string) => (ours ? quoted : "…"))
    .replace(/[^\s@"'<>]+@[^\s@"'<>]+/g, "…")
    .replace(/(?<!\d)(?!20\d\d-\d{6}(?!\d))\+?\d[\d ()-]{5,}\d/g, "…")
    .slice(0, 1000);

/** Where it happened: the message, which stands over it, is left out. */
const framesOf = (stack: string | undefined): string | null =>
  stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join("\n") || null;
