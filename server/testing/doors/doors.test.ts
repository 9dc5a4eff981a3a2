import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { OPERATIONS } from "@/server/api/operations";
import type { Db } from "@/server/db";
import { type Actor, NOBODY, type StaffActor } from "@/server/domain/actor";
import { SCOPES } from "@/server/domain/scopes";
import { hashPassword } from "@/server/passwords";
import { appRouter } from "@/server/routers";
import { createContext } from "@/server/services/context";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { whoIs } from "@/server/services/staff/who-is";
import { createCallerFactory } from "@/server/trpc";
import { caller, makeKey } from "../api";
import { testDatabase } from "../database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "../municipality";
import { ADDRESSES } from "./addresses";
import { INPUTS } from "./inputs";
import { PROCEDURES } from "./procedures";
import { leastOf } from "./sample";

/**
 * Every door of the product and what each actor meets there. A door that is not in its table fails here; the failure shows the line that is
 * to be written, after somebody has read it. Columns: the roles, `other` a head of another department; `stale` an administrator whose
 * password was typed long ago; `none` signed in without a role; `nobody`; `off` a session of an account that was disabled.
 */
const COLUMNS = [
  ...["agent", "manager", "head", "staff", "other", "mayor", "admin", "stale", "none", "nobody", "off"],
] as const;

const LETTERS: Record<string, string> = {
  ok: "+",
  FORBIDDEN: "F",
  UNAUTHORIZED: "U",
  NOT_FOUND: "N",
  BAD_REQUEST: "I",
  PRECONDITION_FAILED: "W",
  CONFLICT: "C",
};

let db: Db;
let cast: Cast;
let actors: Map<string, Actor>;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  // Request 1 stands at the roads department, 2 is new.
  const { request } = await receive(await as(db, cast.agent), intake({ categoryId: cast.pothole.id }));
  await record(await as(db, cast.agent), { id: request.id, change: { act: "route", departmentId: cast.roads.id } });
  await receive(await as(db, cast.agent), intake({ categoryId: cast.swing.id }));
  const person = async (name: string, active: boolean) =>
    db.staff.create({ data: { email: `${name}@ornek.example`, name, passwordHash: "-", createdAt: MONDAY, active } });
  const [none, off] = [await person("rolsuz", true), await person("kapali", false)];
  await db.staff.updateMany({ data: { passwordHash: await hashPassword(randomUUID()) } });
  const session = { id: randomUUID(), openedAt: new Date(), seenAt: new Date(), provedAt: new Date() };
  await db.staffSession.create({
    data: { ...session, staffId: off.id, version: off.sessionVersion, device: "Chrome, Linux", network: "127.0.0.1" },
  });
  const proved = (actor: StaffActor, provedAt = MONDAY): Actor => ({
    ...actor,
    session: { id: randomUUID(), provedAt },
  });
  actors = new Map<string, Actor>([
    ["agent", proved(cast.agent)],
    ["manager", proved(cast.manager)],
    ["head", proved(cast.head)],
    ["staff", proved(cast.worker)],
    ["other", proved(cast.stranger)],
    ["mayor", proved(cast.mayor)],
    ["admin", proved(cast.admin)],
    ["stale", proved(cast.admin, new Date(MONDAY.getTime() - 5 * 60 * 60_000))],
    ["none", proved({ kind: "staff", staffId: none.id, name: none.name, roles: [] })],
    ["nobody", NOBODY],
    ["off", (await whoIs(db, session.id))?.actor ?? NOBODY],
  ]);
});

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: unknown[] } }>;
const callerOf = createCallerFactory(appRouter);

class Undone extends Error {}

/** What the call comes to; whatever it does is undone. */
async function outcomeOf(path: string, actor: Actor): Promise<string> {
  const ctx = await createContext(db, actor, MONDAY);
  const [schema] = procedures[path]?._def.inputs ?? [];
  const input = path in INPUTS ? INPUTS[path]?.(cast) : schema && leastOf(schema as z.ZodType);
  let outcome = "";
  const work = db.$transaction(
    async (tx) => {
      const callers = callerOf({ ...ctx, db: tx as Db });
      const call = path.split(".").reduce<unknown>((at, name) => Reflect.get(Object(at), name), callers);
      outcome = await (call as (input: unknown) => Promise<unknown>)(input).then(
        () => "ok",
        (error: { code?: string }) => error.code ?? String(error),
      );
      throw new Undone();
    },
    { timeout: 20_000 },
  );
  await work.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return LETTERS[outcome] ?? outcome;
}

async function lineOf(path: string): Promise<string> {
  const outcomes: string[] = [];
  for (const column of COLUMNS) outcomes.push(await outcomeOf(path, actors.get(column) ?? NOBODY));
  return outcomes.join(" ");
}

/** "requests.list  + + F": a door and what its columns meet. */
const read = (table: string): Map<string, string> =>
  new Map(
    table
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s{2,}/))
      .map(([door = "", line = ""]) => [door, line]),
  );

describe("what the screens ask", () => {
  it("answers each actor as the table says, and no procedure is missing from it", async () => {
    const found = new Map<string, string>();
    for (const path of Object.keys(procedures)) found.set(path, await lineOf(path));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(read(PROCEDURES)));
  }, 240_000);

  it("is closed to whoever has not signed in or was disabled, and says nothing of itself", () => {
    for (const [door, line] of read(PROCEDURES)) expect([door, line.slice(-3)]).toEqual([door, "U U"]);
  });
});

describe("what other systems ask", () => {
  const path = (template: string) =>
    template.replace(/\{\w+\}/g, (name) => (name === "{number}" ? "2026-000001" : "1"));

  it.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    "%s is closed without a key, to a key of a disabled account, and to one that lacks its scope",
    async (_, { method, path: template, scopes }) => {
      const status = async (key: string | null) => (await caller(db, key)(method, path(template))).status;
      expect(await status(null)).toBe(401);
      expect(await status("cmk_not_a_key_of_ours")).toBe(401);
      const others = SCOPES.filter((scope) => !scopes.includes(scope));
      const { key, id } = await makeKey(db, cast, { name: `Örnek Sistem ${method} ${template}`, scopes: others });
      if (scopes.length > 0) expect(await status(key)).toBe(403);
      const { staffId } = await db.apiKey.findUniqueOrThrow({ where: { id } });
      await db.staff.update({ where: { id: staffId }, data: { active: false } });
      expect(await status(key)).toBe(401);
    },
  );
});

describe("what is opened or posted at an address", () => {
  const app = fileURLToPath(new URL("../../../app", import.meta.url));
  const files = readdirSync(app, { recursive: true, encoding: "utf8" });

  it("stands in the table, page and route", () => {
    const doors = files
      .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
      .map((file) => `/${file.replace(/\([^)]*\)\//g, "").replace(/\/?(page\.tsx|route\.ts)$/, "")}`);
    expect(Object.keys(ADDRESSES).sort()).toEqual(doors.sort());
  });

  it("is nothing by way of server actions, which have no address of their own", () => {
    for (const file of files.filter((name) => /\.tsx?$/.test(name)))
      expect(readFileSync(join(app, file), "utf8"), file).not.toMatch(/^\s*["']use server["']/m);
  });
});
