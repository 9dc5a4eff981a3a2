import type { z } from "zod";
import type { Locale } from "@/messages";
import { asRefusal } from "@/server/database-errors";
import { DomainError, type DomainErrorCode, type ErrorParams } from "@/server/domain/errors";
import { logError, requestId } from "@/server/log";
import { type Say, sayIn } from "./language";
import { Unreadable } from "./read";

/** What went wrong, as RFC 9457 writes it. `code` never changes and is for programs; `title` and `detail` are for people. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
  [more: string]: unknown;
};

const STATUS: Record<DomainErrorCode, number> = {
  INVALID: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 409,
  CONFLICT: 409,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
};

/** Where HTTP has a word of its own. */
const STATUS_OF_KEY: Record<string, number> = {
  jsonBroken: 400,
  ifMatchUnreadable: 400,
  idempotencyKeyUnreadable: 400,
  methodNotAllowed: 405,
  bodyTooLarge: 413,
  fileSize: 413,
  notJson: 415,
  fileType: 415,
};

export type About = { locale: Locale; instance: string; ifMatch: boolean; site: string };

export async function problemOf(failure: unknown, about: About): Promise<Problem> {
  const error = asRefusal(failure);
  const say = await sayIn(about.locale);
  const problem = (status: number, code: string, detail: string, more: object = {}): Problem => ({
    type: `${about.site}/api-belgesi#${code}`,
    title: say(`api.titles.${status}`),
    status,
    detail,
    instance: `urn:uuid:${about.instance}`,
    code,
    ...more,
  });
  if (error instanceof Unreadable)
    return problem(422, "invalid", say("errors.invalid"), { errors: fieldsOf(error, say) });
  if (error instanceof DomainError) {
    const { code, key, params } = error;
    const status = key === "conflict" && about.ifMatch ? 412 : (STATUS_OF_KEY[key] ?? STATUS[code]);
    const detail = say(`api.problems.${key}`, params) || say(`errors.${key}`, params) || say(`api.titles.${status}`);
    return problem(status, key, detail, known(params));
  }
  logError("api", error, { instance: about.instance });
  return problem(500, "unexpected", say("api.problems.unexpected", { number: requestId() ?? about.instance }));
}

/** What a program can use: who was faster and what stands there now, which scope is missing, when to come again. */
const TOLD = ["who", "actor", "act", "at", "version", "status", "scope", "allow", "number"] as const;

const known = (params: ErrorParams): object =>
  Object.fromEntries(
    TOLD.flatMap((name) =>
      params[name] === undefined || params[name] === ""
        ? []
        : [[name === "status" ? "requestStatus" : name, params[name]]],
    ),
  );

function fieldsOf({ issues, input }: Unreadable, say: Say): Problem["errors"] {
  return issues.flatMap((issue) => {
    const at = (path: readonly PropertyKey[]) => path.map((part) => `/${String(part)}`).join("");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((name) => ({
        pointer: at([...issue.path, name]),
        code: "fieldUnknown",
        detail: say("api.fields.fieldUnknown", { name }),
      }));
    const code = codeOf(issue, input, say);
    const params: ErrorParams = { values: "values" in issue ? issue.values.map(String).join(", ") : "" };
    return [
      { pointer: at(issue.path), code, detail: say(`errors.${code}`, params) || say(`api.fields.${code}`, params) },
    ];
  });
}

/** Our own messages are keys; of what zod itself found, its kind. */
function codeOf(issue: z.core.$ZodIssue, input: unknown, say: Say): string {
  if (valueAt(input, issue.path) === undefined) return "required";
  if (say(`errors.${issue.message}`) || say(`api.fields.${issue.message}`)) return issue.message;
  if (issue.code === "invalid_value") return "fieldChoice";
  if (issue.code === "invalid_type") return "fieldType";
  if (issue.code === "too_big" || issue.code === "too_small") return "fieldSize";
  return "fieldFormat";
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    input,
  );
}
