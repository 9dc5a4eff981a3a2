import { Logger } from "graphile-worker";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { DAY_MS, MINUTE_MS } from "@/server/domain/time";
import { forgetConnections } from "@/server/services/connections/connections";
import { createContext } from "@/server/services/context";
import { fetchProgressOf } from "@/server/services/incoming/fetched";
import { storeIncoming } from "@/server/services/incoming/store";
import { receive } from "@/server/services/requests/receive";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { startNetgsm } from "@/server/testing/gateways/netgsm";
import { startVerimor } from "@/server/testing/gateways/verimor";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { toolsOf } from "@/server/worker-tools";
import { deliverMessages } from "./deliver-messages";
import { fetchInboxes } from "./fetch-inbox";
import { readIncoming } from "./read-incoming";
import { sweepMessages } from "./sweep-messages";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const account = { user: "908501234567", password: "sample-password", header: "CIGLI BLD" };
const verimor = await startVerimor(account);
const netgsm = await startNetgsm(account);
afterAll(async () => {
  await verimor.stop();
  await netgsm.stop();
});

const KEY = "sample-end-of-our-address";
const tools = toolsOf(db);
const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };

/** Only this gateway carries messages. */
async function choose(vendor: "verimor-sms" | "netgsm-sms", changes: Record<string, string> = {}): Promise<void> {
  await db.connection.deleteMany();
  await db.setting.upsert({
    where: { key: "sms_gateways" },
    create: { key: "sms_gateways", value: [vendor] },
    update: { value: [vendor] },
  });
  const { url } = vendor === "verimor-sms" ? verimor : netgsm;
  const door = vendor === "verimor-sms" ? { key: KEY, callers: "" } : {};
  await makeConnection(db, vendor, { ...account, ...door, url, ...changes });
}

beforeEach(async () => {
  await db.setting.deleteMany({ where: { key: "sms_fetched" } });
  await db.incoming.deleteMany();
  await db.rateWindow.deleteMany();
  forgetConnections(db);
});

let phone = 5_009_000_000;
/** A request whose receipt the gateway took: what its citizen writes back belongs to it. */
async function asked() {
  phone += 1;
  const { request } = await receive(await as(db, cast.agent), {
    ...intake(),
    citizen: { name: "Örnek Vatandaş 14", phone: `0${phone}` },
  });
  await db.message.updateMany({ where: { requestId: request.id }, data: { nextAt: new Date() } });
  await deliverMessages(tools, run);
  const sent = await db.message.findFirstOrThrow({ where: { requestId: request.id } });
  expect(sent.state).toBe("accepted");
  return { id: request.id, from: `+90${phone}`, sent };
}

async function fetchAndRead(): Promise<void> {
  await db.rateWindow.deleteMany();
  await fetchInboxes(tools, run);
  await readIncoming(tools, run);
}
const written = async (requestId: number) =>
  (await db.message.findMany({ where: { requestId, direction: "incoming" }, orderBy: { id: "asc" } })).map(
    ({ body }) => body,
  );
const ago = (ms: number) => new Date(Math.floor((Date.now() - ms) / 1000) * 1000);
const upTo = async (vendor: string) => (await fetchProgressOf(db, vendor)).upTo;

describe("Verimor", () => {
  it("pushes and is asked: whichever comes first, a text joins once", async () => {
    await choose("verimor-sms");
    const push = async (body: string) =>
      storeIncoming(await createContext(db, { kind: "channel", channel: "verimor-sms" }), {
        vendor: "verimor-sms",
        body: new TextEncoder().encode(body),
      });
    const lost = await asked();
    verimor.write(lost.from, "Kapı no 12", ago(10_000));
    const pushed = await asked();
    await push(verimor.write(pushed.from, "Teşekkür etmiyorum, sürüyor", ago(9_000)));
    const late = await asked();
    const latePush = verimor.write(late.from, "Sokak lambası da yanmıyor", ago(8_000));
    await readIncoming(tools, run);
    await fetchAndRead();
    await push(latePush);
    await readIncoming(tools, run);
    await fetchAndRead();
    expect(await written(lost.id)).toEqual(["Kapı no 12"]);
    expect(await written(pushed.id)).toEqual(["Teşekkür etmiyorum, sürüyor"]);
    expect(await written(late.id)).toEqual(["Sokak lambası da yanmıyor"]);
    // The second fetch stores nothing that the first brought: three fetched, two pushed.
    expect(await db.incoming.count()).toBe(5);
    expect(await db.incoming.count({ where: { state: { not: "done" } } })).toBe(0);
  });
});

describe("NetGSM", () => {
  it("pushes none: what is asked for joins once, twice the same words are two, and RET ends all messages", async () => {
    await choose("netgsm-sms");
    const { id, from } = await asked();
    const stopping = await asked();
    netgsm.write(from, "Hâlâ akıyor", ago(20_000));
    netgsm.write(from, "Hâlâ akıyor", ago(10_000));
    netgsm.write(stopping.from, "RET", ago(9_000));
    await fetchAndRead();
    await fetchAndRead();
    expect(await written(id)).toEqual(["Hâlâ akıyor", "Hâlâ akıyor"]);
    const { citizenId } = await db.request.findUniqueOrThrow({ where: { id: stopping.id } });
    expect(await db.citizen.findUnique({ where: { id: citizenId ?? 0 } })).toMatchObject({ noSms: true });
    expect(await db.incoming.count()).toBe(3);
  });

  it("is read again where the row of the last fetch was lost, and nothing joins a second time", async () => {
    await choose("netgsm-sms");
    const { id, from } = await asked();
    netgsm.write(from, "Bir kez yazdım", ago(10_000));
    await fetchAndRead();
    await db.setting.deleteMany({ where: { key: "sms_fetched" } });
    await fetchAndRead();
    expect(await written(id)).toEqual(["Bir kez yazdım"]);
  });

  it("is asked for the span since the last time with an overlap, a day at a time and a month at most", async () => {
    await choose("netgsm-sms");
    const spansOf = async (since: Date | null) => {
      const before = netgsm.questions.length;
      const progress = { upTo: since, rest: null, seen: [] };
      if (since)
        await db.setting.create({
          data: { key: "sms_fetched", value: JSON.parse(JSON.stringify({ "netgsm-sms": progress })) },
        });
      await fetchInboxes(tools, run);
      await db.setting.deleteMany({ where: { key: "sms_fetched" } });
      await db.rateWindow.deleteMany();
      return netgsm.questions.length - before;
    };
    expect(await spansOf(null)).toBe(2);
    expect(await spansOf(ago(5 * MINUTE_MS))).toBe(1);
    expect(await spansOf(ago(3 * DAY_MS + 60 * MINUTE_MS))).toBe(4);
    // Five of a minute's ten questions; the rest waits for the next time.
    expect(await spansOf(ago(400 * DAY_MS))).toBe(5);
  });

  it("that has nothing is asked on from now, and that refuses us from where it was", async () => {
    await choose("netgsm-sms", { password: "wrong" });
    await fetchInboxes(tools, run);
    expect(await upTo("netgsm-sms")).toBeNull();
    await choose("netgsm-sms");
    await fetchInboxes(tools, run);
    expect(await upTo("netgsm-sms")).not.toBeNull();
    await choose("verimor-sms", { password: "wrong" });
    await fetchInboxes(tools, run);
    expect(await upTo("verimor-sms")).toBeNull();
  });
});

it("stores what cannot be understood, shows it once, and holds up nothing", async () => {
  await choose("verimor-sms");
  const { id, from } = await asked();
  verimor.write("4609", "Kimden belli değil", ago(10_000));
  verimor.write(from, "Bu belli", ago(9_000));
  await fetchAndRead();
  await fetchAndRead();
  expect(await written(id)).toEqual(["Bu belli"]);
  expect(
    await db.incoming.findMany({ where: { state: "unreadable" }, select: { vendor: true, body: true } }),
  ).toMatchObject([{ vendor: "verimor-sms", body: expect.anything() }]);
});

it("settles a message once whose report was lost, by asking for it", async () => {
  await choose("verimor-sms");
  const { sent } = await asked();
  const campaign = verimor.campaigns.get(`message-${sent.id}`);
  if (!campaign) throw new Error("not sent");
  campaign.status = "DELIVERED";
  const long = new Date(Date.now() - 60 * MINUTE_MS);
  await db.message.update({ where: { id: sent.id }, data: { takenAt: long, nextAt: long } });
  await db.rateWindow.deleteMany();
  await sweepMessages(tools, run);
  const settled = await db.message.findUniqueOrThrow({ where: { id: sent.id } });
  expect(settled.state).toBe("delivered");
  await storeIncoming(await createContext(db, SYSTEM), {
    vendor: "verimor-sms",
    body: new TextEncoder().encode(verimor.push(`message-${sent.id}`, "DELIVERED")),
  });
  await readIncoming(tools, run);
  expect(await db.message.findUniqueOrThrow({ where: { id: sent.id } })).toEqual(settled);
});

it("asks Verimor page by page, and where its turns end goes on from there the next time", async () => {
  await choose("verimor-sms");
  for (let n = 0; n < 1_120; n++) verimor.write("+905008000000", `Metin ${n}`, ago(5_000));
  const all = verimor.inbox().length;
  await fetchInboxes(tools, run);
  expect(await upTo("verimor-sms")).toBeNull();
  const first = await db.incoming.count();
  expect(first).toBe(1_000);
  await db.rateWindow.deleteMany();
  await fetchInboxes(tools, run);
  expect(await db.incoming.count()).toBe(all);
  expect(await upTo("verimor-sms")).not.toBeNull();
  const questions = verimor.questions.length;
  await db.rateWindow.deleteMany();
  await fetchInboxes(tools, run);
  expect(await db.incoming.count()).toBe(all);
  expect(verimor.questions.slice(questions)[0]).toBe("span");
});
