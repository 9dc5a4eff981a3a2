import { expect } from "vitest";
import type { Db } from "@/server/db";
import { answered, openers, type Writer } from "./afterwards";
import type { Sms } from "./gateways";
import type { Plan } from "./plan";
import { STOP } from "./texts";

const textOf = ({ text }: { text: string }): string => text;
const firstText = ({ first }: Writer): string => first.text;

/**
 * Each person has one request by the channel they wrote on, and one under each post; all others have what they opened, and who says
 * something anew after an answer has one more. Every word stands somewhere once. `asked`: what was asked for before.
 */
export async function expectWords(db: Db, plan: Plan, asked: readonly string[]): Promise<void> {
  const { said, inPublic, answers, opened, posted, told, rows, writers } = plan;
  const requests = await db.request.findMany({ select: { description: true } });
  const heard = await db.message.findMany({ where: { direction: "incoming" }, select: { body: true } });
  const persons = new Set(said.map(({ channel, person }) => `${channel} ${person}`));
  const threads = new Set(inPublic.map(({ channel, person, post }) => `${channel} ${person} ${post}`));
  const firsts = writers.map(({ first }) => first);
  const later = writers.flatMap((writer) => writer.later);
  const single = [...asked, ...[...opened, ...posted, ...told, ...rows, ...firsts].map(textOf)];
  expect(requests).toHaveLength(persons.size + threads.size + single.length + openers(writers).length);
  expect([...requests.map(({ description }) => description), ...heard.map(({ body }) => body)].sort()).toEqual(
    [...single, ...[...said, ...inPublic, ...answers, ...later].map(textOf)].sort(),
  );
}

const byId = (one: { callId: string }, other: { callId: string }) => (one.callId < other.callId ? -1 : 1);

/** Each call stands in the log once, as it went. */
export async function expectCalls(db: Db, { rung, written }: Plan): Promise<void> {
  const log = await db.call.findMany({ select: { provider: true, callId: true, outcome: true, talkSeconds: true } });
  expect(log.map(({ outcome, ...call }) => ({ ...call, answered: outcome === "answered" })).sort(byId)).toEqual(
    [...rung, ...written].map((call) => ({ ...call, talkSeconds: call.answered ? 60 : 0 })).sort(byId),
  );
}

/** Whoever wrote by a chat was told there once that the request was received, and once of its answer; under a post nobody was. */
export async function expectReceipts(db: Db, { said, writers }: Plan): Promise<void> {
  const chats = [...new Set(said.map(({ channel }) => channel))];
  const requests = await db.request.findMany({ where: { channel: { in: chats }, thread: null }, select: { id: true } });
  const sent = await db.message.findMany({
    where: { direction: "outgoing", medium: { not: "sms" } },
    select: { notice: true, requestId: true, request: { select: { description: true } } },
  });
  const [receipts, answers] = ["received", "resolved"].map((notice) => sent.filter((one) => one.notice === notice));
  expect(receipts?.map(({ requestId }) => requestId).sort()).toEqual(requests.map(({ id }) => id).sort());
  expect(answers?.map(({ request }) => request?.description).sort()).toEqual(answered(writers).map(firstText).sort());
  expect(sent).toHaveLength(requests.length + answered(writers).length);
}

/** Whoever wrote back that they want no more is written to no more, and nobody else. */
export async function expectStopped(db: Db, { answers }: Plan): Promise<void> {
  const stopped = await db.citizen.findMany({ where: { noSms: true }, select: { phone: true } });
  const wished = answers.filter(({ text }) => text === STOP);
  expect(wished.length).toBeGreaterThan(0);
  expect(stopped.map(({ phone }) => phone).sort()).toEqual(wished.map(({ from }) => from).sort());
}

/**
 * Whoever gave a telephone has one SMS, and one more of an answer, and no gateway took it if another had. What a gateway took is known to be delivered; of the
 * rest, whose worker died at it, nobody can know: İleti Merkezi does not repeat our id, so that its number has to be written down.
 */
export async function expectSms(db: Db, plan: Plan, asked: readonly string[], carried: readonly Sms[]): Promise<void> {
  const rows = await db.message.findMany({
    where: { direction: "outgoing", medium: "sms" },
    select: { address: true, body: true, state: true, vendorId: true, request: { select: { description: true } } },
  });
  const onWhatsapp = await db.request.findMany({ where: { channel: "whatsapp" }, select: { description: true } });
  const reachable = [...plan.posted, ...plan.told, ...plan.rows.filter(({ phone }) => phone !== "")].map(textOf);
  const owed = [
    ...asked,
    ...reachable,
    ...onWhatsapp.map(({ description }) => description),
    ...answered(plan.writers).map(firstText),
  ];
  expect(rows.map(({ request }) => request?.description).sort()).toEqual(owed.sort());

  const taken = new Map(carried.map((sms) => [`${sms.to} ${sms.text}`, sms]));
  expect(taken.size).toBe(carried.length);
  expect(new Set(carried.map(({ gateway }) => gateway)).size).toBe(3);
  expect(rows.filter(({ address, body }) => taken.has(`${address} ${body}`))).toHaveLength(carried.length);
  const fates = rows.map(({ address, body, state, vendorId }) => {
    const sms = taken.get(`${address} ${body}`);
    const known = sms !== undefined && (sms.gateway !== "iletimerkezi" || vendorId === sms.theirs);
    return { address, state, ought: known ? "delivered" : "unknown" };
  });
  expect(fates.filter(({ state, ought }) => state !== ought)).toEqual([]);
}
