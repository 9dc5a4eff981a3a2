import { randomInt } from "node:crypto";
import { type IncomingMessage, Server, ServerResponse } from "node:http";
import { format } from "node:util";
import { secureAnswers } from "./answer-headers";
import { localeOf, sayIn } from "./api/language";
import { db } from "./db";
import { BAD_SETTINGS_CODE, BadSettings, env, readEnv } from "./env";
import { beatRegularly, makeHeartbeat } from "./heartbeat";
import { guard } from "./http/gate";
import { perProcess } from "./lazy";
import { inScope, log, logError, withoutValues } from "./log";
import { flushAccess } from "./services/access-log/write";
import { hasNoStaff, setupCode } from "./services/staff/first-run";

/** What the web server's process does besides answering: it numbers requests, beats, and writes its log in lines. */
export function startWeb(): void {
  needSettings();
  perProcess("web", () => {
    guard(async (key, language) => (await sayIn(localeOf(language)))(`errors.${key}`));
    numberRequests();
    secureAnswers();
    if (process.env.NODE_ENV === "production") consoleToLog();
    const heartbeat = makeHeartbeat(db, "web");
    const beating = beatRegularly(heartbeat.beat, (error) => logError("heartbeat.failed", error));
    process.once("SIGTERM", () => {
      void flushAccess(db).catch(() => undefined);
      void beating.stop().then(heartbeat.leave, () => undefined);
    });
    log("info", "web.started", { pid: process.pid });
    void printSetupCode().catch((error: unknown) => logError("setup.code", error));
    return true;
  });
}

/** Whoever installs reads it here; on no page and in no file. */
async function printSetupCode(): Promise<void> {
  if (!(await hasNoStaff(db))) return;
  process.stderr.write(
    `The first administrator is made at ${env.NEXTAUTH_URL}/setup with this code: ${await setupCode(db)}\n`,
  );
}

function needSettings(): void {
  try {
    readEnv(process.env);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(BAD_SETTINGS_CODE);
  }
}

const HEADER = "x-request-id";
/** A proxy's own numbers are taken over; anything else could be meant for whoever reads the log. */
const NUMBER = /^[A-Za-z0-9-]{8,64}$/;
/** Crockford's alphabet: what is read aloud on the telephone is written down right. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const newNumber = (): string => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/**
 * Gives every HTTP request a number, in the log lines of its course and in its answer, whatever answers it: pages, routes and files.
 * Next has no place before all of them, so it is done where Node hands a request over.
 */
export function numberRequests(server: Pick<Server, "emit"> = Server.prototype): void {
  const { emit } = server;
  server.emit = function numbered(this: Server, event: string, ...args: unknown[]): boolean {
    const [request, response] = args;
    if (event !== "request" || !isRequest(request) || !(response instanceof ServerResponse))
      return Reflect.apply(emit, this, [event, ...args]);
    const given = request.headers[HEADER];
    const number = typeof given === "string" && NUMBER.test(given) ? given : newNumber();
    request.headers[HEADER] = number;
    response.setHeader(HEADER, number);
    return inScope({ request: number }, () => Reflect.apply(emit, this, [event, ...args]));
  };
}

const isRequest = (value: unknown): value is IncomingMessage =>
  typeof value === "object" && value !== null && "headers" in value;

/** What Next and libraries print, as lines of ours. */
function consoleToLog(): void {
  const levels = { error: "error", warn: "warn", log: "info", info: "info" } as const;
  for (const [method, level] of Object.entries(levels))
    Reflect.set(console, method, (...said: unknown[]) => {
      const [first] = said.filter((one) => one instanceof Error);
      // Next prints what failed while a page was made before it tells onRequestError, which knows the page.
      if (first && "digest" in first) return;
      if (first) logError("console", first);
      else log(level, "console", { message: withoutValues(format(...said)) });
    });
}

/** A page that could not be made; `digest` is the number that its reader was shown. */
export function logPageError(error: unknown, route: string): void {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  logError("page.failed", error, { route, digest });
}
