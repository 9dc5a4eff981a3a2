import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { messageFilterSchema } from "@/server/domain/message-filter";
import { requestNumber } from "@/server/domain/number";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { everyMessage, listMessages } from "./list";

let db: Db;
let cast: Cast;
const filter = (given = {}) => messageFilterSchema.parse(given);

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const { request } = await receive(
    await as(db, cast.agent),
    intake({ citizen: { name: "Örnek Vatandaş 14", phone: "0500 000 00 14" } }),
  );
  const base = {
    requestId: request.id,
    citizenId: request.citizenId,
    direction: "outgoing",
    address: "+905000000014",
    body: "Başvurunuz alındı",
    createdAt: MONDAY,
    stateAt: MONDAY,
  } as const;
  await db.message.createMany({
    data: [
      { ...base, medium: "sms", state: "delivered", sender: "log", notice: "resolved" },
      {
        ...base,
        medium: "whatsapp",
        state: "failed",
        sender: "whatsapp",
        notice: "resolved",
        address: "TR.1234567890abcDEF",
      },
      { ...base, medium: "sms", state: "unknown", sender: "log", notice: "question" },
    ],
  });
});

const list = async (given = {}, actor = cast.agent) => listMessages(await as(db, actor), filter(given));
const summary = async (given = {}) => (await list(given)).rows.map(({ medium, state }) => `${medium} ${state}`);

it("is for those who write to citizens", async () => {
  for (const actor of [cast.head, cast.worker, cast.mayor, cast.admin])
    await expect(list({}, actor)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await list({}, cast.manager)).rows).toHaveLength(4);
});

it("shows the newest first, with masked addresses, and which may be sent anew", async () => {
  const { rows } = await list();
  expect(rows.map(({ state, mayResend }) => [state, mayResend])).toEqual([
    ["unknown", true],
    ["failed", true],
    ["delivered", false],
    ["queued", false],
  ]);
  expect(rows.map(({ address }) => address)).toEqual([
    "0 5•• ••• •• 14",
    "••• EF",
    "0 5•• ••• •• 14",
    "0 5•• ••• •• 14",
  ]);
});

it("filters by each word and by all together", async () => {
  expect(await summary({ state: "failed" })).toEqual(["whatsapp failed"]);
  expect(await summary({ state: ["failed", "unknown"] })).toEqual(["sms unknown", "whatsapp failed"]);
  expect(await summary({ medium: "whatsapp" })).toEqual(["whatsapp failed"]);
  expect(await summary({ notice: "resolved" })).toEqual(["whatsapp failed", "sms delivered"]);
  expect(await summary({ sender: "log", notice: "question" })).toEqual(["sms unknown"]);
  expect(await summary({ sender: "log", state: "failed" })).toEqual([]);
});

it("finds by telephone and by number, and nothing by anything else", async () => {
  const request = await db.request.findFirstOrThrow();
  expect(await summary({ q: "0500 000 00 14" })).toHaveLength(4);
  expect(await summary({ q: requestNumber(request.year, request.seq) })).toHaveLength(4);
  for (const q of ["0500 000 00 99", "2026-999999", "çukur"]) expect(await summary({ q })).toEqual([]);
});

it("goes on where a page ended, and an export goes through to the last", async () => {
  const ctx = await as(db, cast.agent);
  const first = await listMessages(ctx, filter(), 3);
  expect(first.rows).toHaveLength(3);
  const second = await listMessages(ctx, filter({ cursor: first.next }), 3);
  expect(second).toMatchObject({ next: null, rows: [{ state: "queued" }] });
  const exported = [];
  for await (const rows of everyMessage(ctx, filter())) exported.push(...rows);
  expect(exported).toHaveLength(4);
});

it("looks through a bounded number of messages for a page, and tells where the rest begins", async () => {
  await db.$executeRaw`
    INSERT INTO message (direction, medium, notice, address, body, state, sender, created_at, state_at)
    SELECT 'outgoing', 'sms', 'received', '+905000000099', '-', 'delivered', 'log', ${MONDAY}, ${MONDAY} FROM generate_series(1, 6000)`;
  const first = await list({ notice: "question" });
  expect(first.rows).toEqual([]);
  const second = await list({ notice: "question", cursor: first.next });
  expect(second.rows).toHaveLength(1);
  expect(second.next).toBeNull();
});

it("opens exactly the messages that a figure of the ledger counts", async () => {
  const at = (text: string) => new Date(`${text}+03:00`);
  const made = await db.message.createManyAndReturn({
    data: ["2026-01-31T23:59:59", "2026-02-01T00:00:00", "2026-02-28T23:59:59", "2026-03-01T00:00:00"].map((text) => ({
      direction: "outgoing" as const,
      medium: "sms" as const,
      address: "+905000000014",
      body: text,
      state: "delivered" as const,
      sender: "netgsm-sms",
      takenAt: at(text),
      createdAt: MONDAY,
      stateAt: MONDAY,
    })),
    select: { id: true },
  });
  const opened = async (given: object) => (await list({ sender: "netgsm-sms", ...given })).rows.map(({ body }) => body);
  expect(await opened({ month: "2026-02", state: "delivered" })).toEqual([
    "2026-02-28T23:59:59",
    "2026-02-01T00:00:00",
  ]);
  expect(await opened({ month: "2026-01" })).toEqual(["2026-01-31T23:59:59"]);
  expect(await opened({ month: "2026-02", state: "failed" })).toEqual([]);
  await db.message.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } });
});
