import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { storeIncoming } from "./store";
import { listUnreadable, openByHand, reread, setAside } from "./unreadable";
import { finishIncoming, waitingIncoming } from "./waiting";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const agent = () => as(db, cast.agent);
const stateOf = async (id: number) => (await db.incoming.findUniqueOrThrow({ where: { id } })).state;

async function stored(body = '{"a":1}') {
  await storeIncoming(await as(db, { kind: "channel", channel: "whatsapp" }), {
    vendor: "whatsapp",
    body: new TextEncoder().encode(body),
  });
  return db.incoming.findFirstOrThrow({ orderBy: { id: "desc" } });
}
async function unreadable() {
  const { id } = await stored();
  await finishIncoming(await as(db, SYSTEM), { id, problems: ["messages[0]: type hologram is not known"] });
  return id;
}

it("keeps the bytes as they came and wakes the reader", async () => {
  const row = await stored('{ "a" : "ğ" }');
  expect(new TextDecoder().decode(row.body)).toBe('{ "a" : "ğ" }');
  expect(row.state).toBe("waiting");
  const jobs = await db.$queryRaw<
    unknown[]
  >`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'read-incoming'`;
  expect(jobs.length).toBeGreaterThan(0);
  const waiting = await waitingIncoming(await as(db, SYSTEM), { after: 0, limit: 10, urgent: false });
  expect(waiting.map(({ id }) => id)).toContain(row.id);
  expect(await waitingIncoming(await as(db, SYSTEM), { after: row.id, limit: 10, urgent: false })).toEqual([]);
});

it("is for those who triage", async () => {
  const id = await unreadable();
  for (const actor of [cast.head, cast.mayor, cast.admin]) {
    const ctx = await as(db, actor);
    const refused = { code: "FORBIDDEN" };
    await expect(listUnreadable(ctx, {})).rejects.toMatchObject(refused);
    await expect(reread(ctx, { id })).rejects.toMatchObject(refused);
    await expect(openByHand(ctx, { id, channel: "whatsapp", description: "Çukur var" })).rejects.toMatchObject(refused);
    await expect(setAside(ctx, { id })).rejects.toMatchObject(refused);
  }
});

it("shows what could not be understood, with the payload", async () => {
  const id = await unreadable();
  const { rows } = await listUnreadable(await agent(), {});
  expect(rows[0]).toMatchObject({ id, error: expect.stringContaining("hologram"), raw: '{\n  "a": 1\n}', cut: false });
  expect((await listUnreadable(await agent(), { vendor: "x" })).rows).toEqual([]);
  expect((await listUnreadable(await agent(), { vendor: "whatsapp" })).rows[0]?.id).toBe(id);
});

it("has it read again", async () => {
  const id = await unreadable();
  await reread(await agent(), { id });
  expect(await stateOf(id)).toBe("waiting");
});

it("opens one request by hand, however often it is pressed", async () => {
  const id = await unreadable();
  const input = { id, channel: "whatsapp" as const, description: "Parkta salıncak kırık", name: "Örnek Vatandaş 19" };
  const first = await openByHand(await agent(), input);
  expect(await openByHand(await agent(), input)).toEqual(first);
  expect(await db.request.findUnique({ where: { year_seq: first } })).toMatchObject({
    channel: "whatsapp",
    externalId: `incoming:${id}`,
  });
  expect(await stateOf(id)).toBe("done");
});

it("lays it aside with a name to it", async () => {
  const id = await unreadable();
  await setAside(await agent(), { id });
  expect(await stateOf(id)).toBe("done");
  expect(await db.auditEntry.findFirst({ where: { subject: `incoming:${id}` } })).toMatchObject({
    staffId: cast.agent.staffId,
  });
});

describe("refuses what is no longer unreadable", () => {
  it.each([
    ["reread", reread],
    ["setAside", setAside],
    [
      "openByHand",
      (ctx: Awaited<ReturnType<typeof agent>>, { id }: { id: number }) =>
        openByHand(ctx, { id, channel: "whatsapp", description: "Çukur var" }),
    ],
  ])("%s", async (_, verb) => {
    const { id } = await stored();
    await expect(verb(await agent(), { id })).rejects.toMatchObject({ code: "WRONG_STATE" });
  });
});
