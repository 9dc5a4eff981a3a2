import { describe, expect, it } from "vitest";
import {
  dequeue,
  drain,
  enqueue,
  isOwn,
  type Outcome,
  type Queue,
  readQueue,
  retry,
  settled,
  type Waiting,
  writeQueue,
} from "./queue";

const waiting = (requestId: number, more: Partial<Waiting> = {}): Waiting => ({
  owner: "ornek.personel13@cigli.example",
  requestId,
  year: 2026,
  seq: requestId,
  summary: "Okul önünde çukur",
  answer: `Dolgu yapıldı ${requestId}`,
  version: 3,
  files: [],
  at: new Date("2026-01-19T08:00:00Z"),
  refusal: null,
  ...more,
});

const SENT: Outcome = { kind: "sent" };
const UNREACHABLE: Outcome = { kind: "unreachable" };
const REFUSED: Outcome = { kind: "refused", why: "Örnek Personel 4 çözdü" };

/** Sends by a list of outcomes, and tells what was sent and what is left. */
async function drained(queue: Queue, outcomes: Record<number, Outcome>) {
  const tried: number[] = [];
  let left = queue;
  const sent = await drain(
    queue,
    async ({ requestId }) => {
      tried.push(requestId);
      return outcomes[requestId] ?? SENT;
    },
    (one, outcome) => {
      left = settled(left, one, outcome);
    },
  );
  return { tried, sent, left };
}

describe("answers written without a connection", () => {
  it("wait in the order in which they were written, one for each request", () => {
    const queue = [waiting(1), waiting(2), waiting(1, { answer: "Asfalt döküldü" })].reduce<Queue>(enqueue, []);
    expect(queue.map(({ requestId, answer }) => [requestId, answer])).toEqual([
      [1, "Asfalt döküldü"],
      [2, "Dolgu yapıldı 2"],
    ]);
    expect(dequeue(queue, 1).map(({ requestId }) => requestId)).toEqual([2]);
  });

  it("come back from the browser's store as they were; what cannot be read is no queue", () => {
    const queue = [waiting(1), waiting(2, { refusal: "Kayıt değişmiş" })];
    expect(readQueue(writeQueue(queue))).toEqual(queue);
    expect(readQueue(null)).toEqual([]);
    expect(readQueue("[{}]")).toEqual([]);
  });

  it("go out in order, and none is left", async () => {
    expect(await drained([waiting(1), waiting(2)], {})).toEqual({ tried: [1, 2], sent: 2, left: [] });
  });

  it("stop where no answer comes, and all from there on stay", async () => {
    const { tried, sent, left } = await drained([waiting(1), waiting(2), waiting(3)], { 2: UNREACHABLE });
    expect(tried).toEqual([1, 2]);
    expect(sent).toBe(1);
    expect(left).toEqual([waiting(2), waiting(3)]);
  });

  it("keep what was refused, with the reason, and go on with the next", async () => {
    const { tried, left } = await drained([waiting(1), waiting(2)], { 1: REFUSED });
    expect(tried).toEqual([1, 2]);
    expect(left).toEqual([waiting(1, { refusal: "Örnek Personel 4 çözdü" })]);
  });

  it("do not go again by themselves once refused, until the person says so", async () => {
    const refused = [waiting(1, { refusal: "Örnek Personel 4 çözdü" })];
    expect((await drained(refused, {})).tried).toEqual([]);
    const again = retry(refused, 1, 8);
    expect(again).toEqual([waiting(1, { version: 8 })]);
    expect((await drained(again, {})).left).toEqual([]);
  });

  it("are sent by whoever wrote them", () => {
    expect(isOwn(waiting(1), "ornek.personel13@cigli.example")).toBe(true);
    expect(isOwn(waiting(1), "ornek.personel14@cigli.example")).toBe(false);
    expect(isOwn(waiting(1, { owner: "" }), "ornek.personel14@cigli.example")).toBe(true);
  });

  it("are not lost when they were rewritten on the way", () => {
    const rewritten = [waiting(1, { answer: "Asfalt döküldü" })];
    expect(settled(rewritten, waiting(1), SENT)).toEqual(rewritten);
  });
});
