import { beforeEach, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { type CallEvent, callEvent } from "@/server/domain/call";
import { testDatabase } from "@/server/testing/database";
import { as, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { setOwnExtension } from "../staff/extension";
import { hearCalls } from "./hear-calls";
import { liveCalls } from "./live";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const NUMBER = "+905000000014";

const hear = async (act: CallEvent["act"], second: number, given: Partial<CallEvent> = {}) => {
  const at = new Date(MONDAY.getTime() + second * 1000);
  const event = callEvent({ callId: "c1", act, at, direction: "incoming", number: NUMBER, ...given });
  await hearCalls(await as(db, SYSTEM), { provider: "exchange", events: [event] });
};
const live = async (who: "agent" | "agent2" = "agent") => (await liveCalls(await as(db, cast[who]))).calls;
const sit = async (who: "agent" | "agent2", extension: string | null, takeOver = false) =>
  setOwnExtension(await as(db, cast[who]), { extension, takeOver });

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE call, call_event, call_back CASCADE`;
  await db.staff.updateMany({ data: { extension: null } });
  await sit("agent", "101");
});

it("rings at the telephone it rings at, is spoken there, and ends", async () => {
  await hear("ringing", 0, { extension: "101", queue: "201" });
  expect(await live()).toMatchObject([{ phase: "ringing", number: "0 5•• ••• •• 14", queue: "201", recorded: false }]);
  expect(await live("agent2")).toEqual([]);
  await hear("answered", 5, { extension: "101" });
  expect(await live()).toMatchObject([{ phase: "talking" }]);
  await hear("ended", 60, { answered: true });
  expect(await live()).toEqual([]);
});

it("is gone where another took it", async () => {
  await sit("agent2", "102");
  await hear("ringing", 0, { extension: "101" });
  await hear("ringing", 0, { extension: "102" });
  expect([await live(), await live("agent2")]).toMatchObject([[{ phase: "ringing" }], [{ phase: "ringing" }]]);
  await hear("answered", 5, { extension: "102" });
  expect([await live(), await live("agent2")]).toMatchObject([[], [{ phase: "talking" }]]);
});

it("brings the caller's card, without the number, and nothing of who withheld the identity", async () => {
  const agent = await as(db, cast.agent);
  const citizen = { name: "Örnek Vatandaş 14", phone: NUMBER };
  await receive(agent, intake({ citizen }));
  await receive(agent, intake({ citizen, identityWithheld: true }));
  await hear("ringing", 0, { extension: "101" });
  const [call] = await live();
  expect(call?.cards).toMatchObject([{ name: "Örnek Vatandaş 14", requests: [{ status: "new" }] }]);
  expect(JSON.stringify(call)).not.toContain("5000000014");
});

it("says that a number is hidden, and shows nothing to who has no telephone", async () => {
  await hear("ringing", 0, { extension: "101", number: null });
  expect(await live()).toMatchObject([{ number: null, cards: [] }]);
  await sit("agent", null);
  expect(await liveCalls(await as(db, cast.agent))).toEqual({ extension: null, calls: [] });
});

it.each(["head", "worker", "mayor", "admin"] as const)(
  "is not shown to %s, nor can they sit at a telephone",
  async (who) => {
    const ctx = await as(db, cast[who]);
    await expect(liveCalls(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setOwnExtension(ctx, { extension: "105", takeOver: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  },
);

it("knows one person at a telephone: it is taken over openly, and that is written down", async () => {
  const taken = { code: "CONFLICT", key: "extensionTaken", params: { who: "Ornek Personel 1" } };
  await expect(sit("agent2", "101")).rejects.toMatchObject(taken);
  await sit("agent", "101");
  await sit("agent2", "101", true);
  const rows = await db.staff.findMany({ where: { extension: { not: null } }, select: { id: true } });
  expect(rows).toEqual([{ id: cast.agent2.staffId }]);
  expect(await db.auditEntry.findFirst({ where: { act: "set_extension" }, orderBy: { id: "desc" } })).toMatchObject({
    staffId: cast.agent2.staffId,
    data: { extension: "101", takeOver: true },
  });
});
