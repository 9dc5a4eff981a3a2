import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { IncomingMessage } from "@/server/domain/incoming";
import type { WaitingOn } from "@/server/domain/request";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { record } from "../requests/record";
import { hear } from "./hear";
import { takeBack } from "./take-back";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  await makeConnection(db, "whatsapp", {});
});

const MINUTE = 60_000;
const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * MINUTE);
let count = 0;
/** A message of a citizen who has not written before. */
function message(given: Partial<IncomingMessage> = {}): IncomingMessage {
  count += 1;
  const number = `90500000${String(2000 + count)}`;
  return {
    channel: "whatsapp",
    url: null,
    thread: null,
    revises: null,
    externalId: `wamid.${count}`,
    from: { ids: [number], phone: `+${number}`, name: `Örnek Vatandaş ${count}` },
    at: MONDAY,
    text: "Okulun önündeki çukur iyice büyüdü.",
    media: [],
    location: null,
    replyTo: null,
    opens: true,
    ...given,
  };
}
const listen = async (said: IncomingMessage, now = MONDAY) =>
  hear(await as(db, { kind: "channel", channel: "whatsapp" }, now), { vendor: "whatsapp", message: said });
const next = (before: IncomingMessage, given: Partial<IncomingMessage> = {}) =>
  message({ from: before.from, text: "Kapı numarası 12.", ...given });
const requestOf = (id: number | null) => db.request.findUniqueOrThrow({ where: { id: id ?? 0 } });
const actsOf = async (id: number | null) =>
  (await db.requestEvent.findMany({ where: { requestId: id ?? 0 }, orderBy: { id: "asc" } })).map(({ act }) => act);

it("hears only a channel", async () => {
  for (const actor of [cast.agent, SYSTEM])
    await expect(hear(await as(db, actor), { vendor: "whatsapp", message: message() })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
});

describe("a first message", () => {
  it("opens a request with place, citizen and receipts by SMS and WhatsApp", async () => {
    const said = message({ location: { latitude: 38.495312, longitude: 27.061234, label: "Sasalı" } });
    const { requestId, how } = await listen(said);
    expect(how).toBe("opened");
    const request = await requestOf(requestId);
    expect(request).toMatchObject({
      channel: "whatsapp",
      externalId: said.externalId,
      status: "new",
      latitude: 38.495312,
      longitude: 27.061234,
    });
    expect(request.description).toContain("Konum gönderdi: Sasalı (38.495312, 27.061234)");
    const messages = await db.message.findMany({ where: { requestId: request.id }, orderBy: { medium: "asc" } });
    expect(messages.map(({ medium, address, state }) => [medium, address, state])).toEqual([
      ["sms", said.from.phone, "queued"],
      ["whatsapp", said.from.ids[0], "queued"],
    ]);
  });

  it("promises no SMS to a citizen who hides the telephone, and answers on WhatsApp", async () => {
    const { requestId } = await listen(
      message({ from: { ids: ["TR.hidden1"], phone: null, name: "Örnek Vatandaş 17" } }),
    );
    const messages = await db.message.findMany({ where: { requestId: requestId ?? 0 } });
    expect(messages.map(({ medium, address }) => [medium, address])).toEqual([["whatsapp", "TR.hidden1"]]);
  });

  it("takes the shortest word and a photograph without any", async () => {
    const short = await requestOf((await listen(message({ text: "?" }))).requestId);
    expect(short.description).toBe("“?”");
    const media = [{ id: "301", kind: "image", mime: "image/jpeg", filename: null } as const];
    const photo = await requestOf((await listen(message({ text: "", media }))).requestId);
    expect(photo.description).toBe("Fotoğraf gönderdi.");
    expect(await db.attachment.findMany({ where: { requestId: photo.id } })).toMatchObject([
      { state: "waiting", source: "whatsapp:301", by: "citizen", name: "Fotoğraf" },
    ]);
    const jobs = await db.$queryRaw<
      unknown[]
    >`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'fetch-media'`;
    expect(jobs.length).toBeGreaterThan(0);
  });

  it("keeps of a file's name what a person can read", async () => {
    const media = [
      { id: "303", kind: "document", mime: "application/pdf", filename: "..\\gizli/\u202Efdp.\u0000exe" } as const,
    ];
    const request = await requestOf((await listen(message({ media }))).requestId);
    expect(await db.attachment.findMany({ where: { requestId: request.id } })).toMatchObject([{ name: "fdp.exe" }]);
  });

  it("is one request when it comes fifty times at once", async () => {
    const media = [{ id: "302", kind: "image", mime: "image/jpeg", filename: null } as const];
    const said = message({ media });
    const before = await db.request.count();
    const results = await Promise.all(Array.from({ length: 50 }, () => listen(said)));
    expect(await db.request.count()).toBe(before + 1);
    expect(new Set(results.map(({ requestId }) => requestId)).size).toBe(1);
    expect(results.filter(({ how }) => how === "opened")).toHaveLength(1);
    expect(await db.attachment.count({ where: { source: "whatsapp:302" } })).toBe(1);
    expect(await verifySums(db)).toEqual([]);
  });

  it("is not a repeat where the vendor's id brings other words, whether it opened a request or joined one", async () => {
    const first = message();
    const { requestId } = await listen(first);
    const events = await actsOf(requestId);
    expect(await listen({ ...first, text: "Başka bir konu." })).toEqual({ requestId, how: "reused" });
    expect(await listen({ ...first, from: { ...first.from, name: "Yeni Ad" } })).toEqual({
      requestId,
      how: "repeated",
    });
    expect(await actsOf(requestId)).toEqual(events);
    const reply = next(first);
    await listen(reply);
    expect(await listen(reply)).toEqual({ requestId, how: "repeated" });
    expect(await listen({ ...reply, text: "Kapı numarası 13." })).toEqual({ requestId, how: "reused" });
  });

  it("is one request of one citizen when several first messages come at once", async () => {
    const first = message();
    const results = await Promise.all([first, ...[1, 2, 3, 4].map(() => next(first))].map((said) => listen(said)));
    expect(results.map(({ how }) => how).sort()).toEqual(["joined", "joined", "joined", "joined", "opened"]);
    expect(new Set(results.map(({ requestId }) => requestId)).size).toBe(1);
  });

  it("opens nothing when it is only a thumb up", async () => {
    expect(await listen(message({ text: "Tepki verdi: 👍", opens: false }))).toEqual({
      requestId: null,
      how: "ignored",
    });
  });
});

describe("a reply", () => {
  it("joins the open request, as an act and as a message, and only once", async () => {
    const first = message();
    const { requestId } = await listen(first);
    const reply = next(first, { at: at(5) });
    expect(await listen(reply, at(5))).toEqual({ requestId, how: "joined" });
    expect(await listen(reply, at(6))).toEqual({ requestId, how: "repeated" });
    expect(await actsOf(requestId)).toEqual(["receive", "hear"]);
    expect(await db.message.findMany({ where: { requestId: requestId ?? 0, direction: "incoming" } })).toMatchObject([
      { state: "received", body: "Kapı numarası 12.", sender: "whatsapp", vendorId: reply.externalId, stateAt: at(5) },
    ]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("brings its files to the request it joins", async () => {
    const first = message();
    const { requestId } = await listen(first);
    await listen(
      next(first, {
        text: "",
        media: [{ id: "303", kind: "document", mime: "application/pdf", filename: "dilekce.pdf" }],
      }),
    );
    expect(await db.attachment.findMany({ where: { requestId: requestId ?? 0 } })).toMatchObject([
      { source: "whatsapp:303", name: "dilekce.pdf" },
    ]);
  });

  it("opens a new request once the old one is answered", async () => {
    const first = message();
    const { requestId } = await listen(first);
    await record(await as(db, cast.agent), {
      id: requestId ?? 0,
      change: { act: "resolve", answer: "Bilgi verildi." },
    });
    const second = await listen(next(first, { text: "Bir de lamba yanmıyor." }));
    expect(second.how).toBe("opened");
    expect(second.requestId).not.toBe(requestId);
    expect((await requestOf(second.requestId)).citizenId).toBe((await requestOf(requestId)).citizenId);
  });

  it("goes to the request whose message is quoted, else to the newest", async () => {
    const first = message();
    const { requestId: older } = await listen(first);
    await db.message.updateMany({
      where: { requestId: older, medium: "whatsapp" },
      data: { sender: "whatsapp", vendorId: `ours.${older}` },
    });
    const agent = await as(db, cast.agent);
    await record(agent, { id: older ?? 0, change: { act: "resolve", answer: "Bilgi verildi." } });
    const { requestId: newer } = await listen(next(first, { text: "Başka bir konu var." }));
    await record(agent, { id: older ?? 0, change: { act: "reopen", why: "Yeniden bakılacak" } });
    expect((await listen(next(first))).requestId).toBe(newer);
    expect((await listen(next(first, { replyTo: `ours.${older}` }))).requestId).toBe(older);
    expect((await listen(next(first, { replyTo: first.externalId }))).requestId).toBe(older);
    const stranger = message({ replyTo: `ours.${older}` });
    expect((await listen(stranger)).how).toBe("opened");
  });

  async function waiting(waitingOn: WaitingOn, waitingFor = "Vatandaştan malzeme bekleniyor") {
    const first = message();
    const { requestId } = await listen(first);
    const id = requestId ?? 0;
    await record(await as(db, cast.agent), { id, change: { act: "route", departmentId: cast.roads.id } });
    const wait = async (now: Date, reason: "other" | "fee_notice" = "other") =>
      record(await as(db, cast.worker, now), {
        id,
        change: { act: "wait", waitingOn, waitingFor, until: at(10_000), reason },
      });
    const ask = async (now: Date) =>
      record(await as(db, cast.worker, now), { id, change: { act: "ask", text: "Hangi sokak?" } });
    return { first, id, wait, ask };
  }

  it("lets a request go on that waits for the citizen, whatever its words are", async () => {
    const { first, id, wait } = await waiting("citizen", "adres");
    await wait(at(10));
    await listen(next(first), at(30));
    expect(await requestOf(id)).toMatchObject({ status: "in_progress", waitingOn: null, waitingFor: null });
    expect((await actsOf(id)).slice(-2)).toEqual(["hear", "resume"]);
    expect(await verifySums(db)).toEqual([]);
  });

  it.each(["unit", "material", "fee", "other"] as const)(
    "leaves alone what waits for %s, until the citizen answers what was asked since",
    async (waitingOn) => {
      const { first, id, wait, ask } = await waiting(waitingOn);
      await ask(at(5));
      await wait(at(10));
      await listen(next(first), at(30));
      expect(await requestOf(id)).toMatchObject({ status: "waiting", waitingOn });
      await ask(at(40));
      await listen(next(first), at(50));
      expect(await requestOf(id)).toMatchObject({ status: "in_progress", waitingOn: null });
    },
  );

  it("takes no words for the fee that notice was given of, asked or not", async () => {
    const { first, id, wait, ask } = await waiting("other");
    await db.request.update({ where: { id }, data: { legalClass: "information_act" } });
    await wait(at(10), "fee_notice");
    await ask(at(40));
    await listen(next(first, { text: "Ödedim." }), at(50));
    expect(await requestOf(id)).toMatchObject({ status: "waiting", waitingOn: "fee" });
  });
});

describe("a comment", () => {
  const comment = (thread: string, given: Partial<IncomingMessage> = {}) =>
    message({ channel: "facebook", thread, url: "https://www.facebook.com/ornek/posts/1", ...given });
  const hearComment = async (said: IncomingMessage, now = MONDAY) =>
    hear(await as(db, { kind: "channel", channel: "facebook" }, now), { vendor: "meta", message: said });
  const takeBackComment = async (of: string) =>
    takeBack(await as(db, { kind: "channel", channel: "facebook" }), { channel: "facebook", of, at: MONDAY });

  it("opens a request that knows its post, and is joined by what the same person writes under it", async () => {
    const first = comment("post-1");
    const { requestId } = await hearComment(first);
    expect(await requestOf(requestId)).toMatchObject({ sourceUrl: first.url, thread: "post-1" });
    const more = comment("post-1", { from: first.from, text: "Kapı numarası 12." });
    expect(await hearComment(more)).toEqual({ requestId, how: "joined" });
    expect((await hearComment(comment("post-1"))).how).toBe("opened");
    expect((await hearComment(comment("post-2", { from: first.from }))).how).toBe("opened");
  });

  it("says what it says now when it was edited, also on a request that was answered", async () => {
    const first = comment("post-3");
    const { requestId } = await hearComment(first);
    await record(await as(db, cast.agent), {
      id: requestId ?? 0,
      change: { act: "resolve", answer: "Bilgi verildi." },
    });
    const edited = comment("post-3", { from: first.from, text: "İki çukur var.", revises: first.externalId });
    expect(await hearComment(edited)).toEqual({ requestId, how: "joined" });
    expect(await db.requestEvent.findFirst({ where: { requestId: requestId ?? 0, act: "hear" } })).toMatchObject({
      actor: "channel",
      data: { how: "edited", of: first.externalId, text: "İki çukur var." },
    });
  });

  it("that was deleted stays, with a word on the timeline, said once", async () => {
    const first = comment("post-4");
    const { requestId } = await hearComment(first);
    const more = comment("post-4", { from: first.from, text: "Kapı numarası 12." });
    await hearComment(more);
    for (const of of [first.externalId, more.externalId, first.externalId])
      expect(await takeBackComment(of)).toBe(true);
    expect((await requestOf(requestId)).description).toBe(first.text);
    expect(await actsOf(requestId)).toEqual(["receive", "hear", "hear", "hear"]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("that nobody knows is not taken back, and only a channel tells", async () => {
    expect(await takeBackComment("unknown")).toBe(false);
    for (const actor of [cast.agent, SYSTEM])
      await expect(
        takeBack(await as(db, actor), { channel: "facebook", of: "unknown", at: MONDAY }),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("who wrote", () => {
  it("stays the same citizen when the telephone is hidden later", async () => {
    const first = message({
      from: { ids: ["905000003001", "TR.both1"], phone: "+905000003001", name: "Örnek Vatandaş 18" },
    });
    const { requestId } = await listen(first);
    const hidden = message({ from: { ids: ["TR.both1"], phone: null, name: null }, at: at(5) });
    expect(await listen(hidden, at(5))).toEqual({ requestId, how: "joined" });
  });

  it("counts the window from when the citizen wrote, and never back", async () => {
    const first = message({ at: at(-60) });
    await listen(first);
    const last = async () =>
      (await db.citizenIdentity.findFirstOrThrow({ where: { externalId: first.from.ids[0] } })).lastIncomingAt;
    expect(await last()).toEqual(at(-60));
    await listen(next(first, { at: at(-10) }));
    await listen(next(first, { at: at(-30) }));
    expect(await last()).toEqual(at(-10));
  });
});
