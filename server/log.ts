import { env } from "./env";

const LEVELS = ["debug", "info", "warn", "error"] as const;
type Level = (typeof LEVELS)[number];
type Fields = Record<string, string | number | boolean | null>;

/** One JSON line an event, on standard output. No personal data: ids, codes and counts only. */
export function log(level: Level, event: string, fields: Fields = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(env.LOG_LEVEL)) return;
  process.stdout.write(`${JSON.stringify({ level, event, ...fields })}\n`);
}

export function logError(event: string, error: unknown, fields: Fields = {}): void {
  const { name, message, stack } =
    error instanceof Error ? error : { name: "Unknown", message: String(error), stack: undefined };
  log("error", event, { ...fields, name, message, stack: stack ?? null });
}
