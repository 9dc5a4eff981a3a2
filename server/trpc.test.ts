import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, it } from "vitest";
import { ZodError, z } from "zod";
import { DomainError } from "./domain/errors";
import { readGiven } from "./domain/given";
import { appRouter } from "./routers";
import { testDatabase } from "./testing/database";
import { as, makeMunicipality } from "./testing/municipality";
import { createCallerFactory, procedure, router } from "./trpc";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);

const phone = z.object({ citizen: z.object({ phone: z.string("phoneUnreadable") }) });
const verb = (act: () => unknown) => procedure.query(() => void act());
const tried = router({
  input: procedure.input(phone).query(() => null),
  given: verb(() => readGiven(phone, { citizen: { phone: 5 } })),
  rule: verb(() => {
    throw new DomainError("WRONG_STATE", "alreadySetUp", { what: 1 });
  }),
  ownRow: verb(() => phone.parse({ citizen: { phone: null } })),
  built: verb(() => {
    throw new ZodError([{ code: "custom", path: ["phone"], message: "phoneUnreadable", input: undefined }]);
  }),
  bug: verb(() => {
    throw new TypeError("of ours");
  }),
});

const answerSchema = z.object({
  error: z.object({ json: z.object({ message: z.string(), data: z.object({ people: z.unknown() }) }) }),
});

async function ask(name: string) {
  const logged: string[] = [];
  const input = encodeURIComponent(JSON.stringify({ json: { citizen: {} } }));
  const answer = await fetchRequestHandler({
    endpoint: "/trpc",
    req: new Request(`http://localhost/trpc/${name}?input=${input}`),
    router: tried,
    createContext: () => as(db, cast.agent),
    onError: ({ error }) => void (error.code === "INTERNAL_SERVER_ERROR" && logged.push(name)),
  });
  const { message, data } = answerSchema.parse(await answer.json()).error.json;
  return { status: answer.status, message, people: data.people, logged: logged.length };
}

const MEND = { key: "invalid", params: {}, fields: { "citizen.phone": "phoneUnreadable" } };
const OURS = { status: 500, message: "unexpected", people: { key: "unexpected", params: {}, fields: {} }, logged: 1 };

it.each(["input", "given"])("says which fields of what was given are to be mended: %s", async (name) => {
  expect(await ask(name)).toEqual({ status: 400, message: "invalid", people: MEND, logged: 0 });
});

it("says by which rule it was refused", async () => {
  const people = { key: "alreadySetUp", params: { what: 1 }, fields: {} };
  expect(await ask("rule")).toEqual({ status: 412, message: "alreadySetUp", people, logged: 0 });
});

it.each(["ownRow", "built", "bug"])(
  "asks nobody to mend what is an error of ours, and has it logged: %s",
  async (name) => {
    expect(await ask(name)).toEqual(OURS);
  },
);

it("knows no row beyond what a database counts to, and says so to whoever asks", async () => {
  const caller = createCallerFactory(appRouter)(await as(db, cast.manager));
  const id = 3_000_000_000;
  for (const asked of [
    () => caller.calls.reveal({ id, why: "deneme" }),
    () => caller.cimer.import({ id }),
    () => caller.handovers.ofRequest({ requestId: id }),
    () => caller.warnings.list({ cursor: `0-${id}` }),
    () => caller.calls.list({ staff: id }),
  ])
    await expect(asked()).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

it("refuses what no database keeps as the fault of whoever sent it", async () => {
  const caller = createCallerFactory(appRouter)(await as(db, cast.agent));
  for (const name of ["Ölçü\0", "Yarım \ud83d"])
    await expect(caller.views.save({ name, query: "" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: "textUnreadable",
    });
  await caller.views.save({ name: "Ağaçlar 🌳", query: "" });
  expect(await db.savedView.findMany({ select: { name: true } })).toEqual([{ name: "Ağaçlar 🌳" }]);
});

it.each([
  ["what is no JSON", "{", "inputUnreadable"],
  ["what is no payload", "5", "inputUnreadable"],
  ["a type that no screen sends", '{"json":"a","meta":{"values":["regexp"]}}', "inputUnreadable"],
  ["what nests too deep", `{"json":${"[".repeat(5000)}${"]".repeat(5000)}}`, "inputTooComplex"],
  ["half of a sign", '{"json":{"citizen":"\\ud83d"}}', "textUnreadable"],
])("answers 400 to %s", async (_, body, key) => {
  const answer = await fetchRequestHandler({
    endpoint: "/trpc",
    req: new Request("http://localhost/trpc/input", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    }),
    router: tried,
    allowMethodOverride: true,
    createContext: () => as(db, cast.agent),
  });
  const { message, data } = answerSchema.parse(await answer.json()).error.json;
  expect([answer.status, message, data.people]).toEqual([400, key, { key, params: {}, fields: {} }]);
});
