import { expect } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { createContext } from "@/server/services/context";
import { merge } from "@/server/services/requests/merge";
import { record } from "@/server/services/requests/record";
import { people, type Said } from "./sayings";

/** What somebody's first request has become by the time they write again. */
type After = "main" | "merged" | "thanks" | "dispute" | "new";
export type Writer = { after: After; first: Said; later: Said[] };

const MAINS = 5;
const COUNTS: [After, number][] = [
  ["main", MAINS],
  ["merged", 15],
  ["thanks", 12],
  ["dispute", 12],
  ["new", 12],
];
const LATER: Record<After, readonly string[]> = {
  main: ["Su hâlâ akıyor"],
  merged: ["Bizim bodruma da doldu", "Ne zaman gelinecek?"],
  thanks: ["Çok teşekkürler", "Sağ olun, elinize sağlık"],
  dispute: ["Sorun çözülmedi"],
  new: ["Bir de karşı köşedeki lamba yanmıyor", "Lambanın direği de eğik"],
};

/** WhatsApp citizens who write again after a merge or an answer; what they write then is sent in the burst. */
export function writers(at: Date): Writer[] {
  const kinds = COUNTS.flatMap(([after, count]) => Array.from({ length: count }, () => after));
  const persons = people("9050006", kinds.length);
  return kinds.map((after, index) => {
    const person = persons[index] ?? "";
    const saying = (turn: number, text: string): Said => ({
      channel: "whatsapp",
      person,
      id: `${person}${turn}`,
      // Thanks are read word by word, so nothing may stand beside them.
      text: after === "thanks" && turn > 0 ? text : `whatsapp ${person}: ${text}.`,
      at,
    });
    const later = LATER[after].map((text, turn) => saying(turn + 1, text));
    return { after, first: saying(0, "Sokakta su borusu patladı"), later };
  });
}

const is =
  (...kinds: readonly After[]) =>
  (writer: Writer) =>
    kinds.includes(writer.after);
export const answered = (all: readonly Writer[]): Writer[] => all.filter(is("thanks", "dispute", "new"));
/** Those who say something anew, and so open one more. */
export const openers = (all: readonly Writer[]): Writer[] => all.filter(is("new"));

/** The requests of what these people wrote first, by the person. */
async function firstsOf(db: Db, all: readonly Writer[]) {
  const firsts = await db.request.findMany({
    where: { channel: "whatsapp", externalId: { in: all.map(({ first }) => `wamid.${first.id}`) } },
    select: { id: true, externalId: true, mergedIntoId: true },
  });
  return ({ first }: Writer) => {
    const found = firsts.find(({ externalId }) => externalId === `wamid.${first.id}`);
    if (!found) throw new Error(`${first.person} has no request`);
    return found;
  };
}

/** Staff merge and answer what these people wrote first. */
export async function settle(db: Db, staff: { agent: Actor; worker: Actor; roads: number }, all: readonly Writer[]) {
  const firstOf = await firstsOf(db, all);
  const [agent, worker] = await Promise.all([createContext(db, staff.agent), createContext(db, staff.worker)]);
  for (const writer of all.filter((one) => one.after !== "merged"))
    await record(agent, { id: firstOf(writer).id, change: { act: "route", departmentId: staff.roads } });
  const mains = all.filter(is("main")).map((writer) => firstOf(writer).id);
  for (const [index, writer] of all.filter(is("merged")).entries())
    await merge(agent, { id: firstOf(writer).id, mainId: mains[index % MAINS] ?? 0 });
  for (const writer of answered(all))
    await record(worker, { id: firstOf(writer).id, change: { act: "resolve", answer: "Boru onarıldı." } });
}

/** What they write then; who says that it is not solved quotes the answer, which has its id by now. */
export async function laterOf(db: Db, all: readonly Writer[]): Promise<Said[]> {
  const firstOf = await firstsOf(db, all);
  const answers = await db.message.findMany({
    where: { medium: "whatsapp", notice: "resolved", requestId: { in: answered(all).map((one) => firstOf(one).id) } },
    select: { requestId: true, vendorId: true },
  });
  return all.flatMap((writer) => {
    if (writer.after !== "dispute") return writer.later;
    const quotes = answers.find(({ requestId }) => requestId === firstOf(writer).id)?.vendorId;
    if (!quotes) throw new Error(`${writer.first.person} was sent no answer`);
    return writer.later.map((said) => ({ ...said, quotes }));
  });
}

/**
 * Where the words stand: a merged citizen's on their own request, with an event on the main one; thanks on what was answered;
 * a dispute on what it quotes; anything else on one new request that follows the answered one.
 */
export async function expectAfterwards(db: Db, all: readonly Writer[]): Promise<void> {
  const firstOf = await firstsOf(db, all);
  for (const writer of all) {
    const { id, mergedIntoId } = firstOf(writer);
    const said = writer.later.map(({ text }) => text).sort();
    const following = await db.request.findMany({ where: { followsId: id }, select: { id: true, description: true } });
    const heard = await db.requestEvent.findMany({ where: { requestId: id, act: "hear" }, select: { data: true } });
    const own = heard.map(({ data }) => Object(data)).filter((data) => data.mergedId === undefined);
    const { confirmation, status } = await db.request.findUniqueOrThrow({ where: { id } });
    const shown = { person: writer.first.person, status, confirmation, following: following.length };

    if (writer.after === "new") {
      expect(shown).toMatchObject({ status: "resolved", following: 1 });
      const [next] = following;
      const joined = await db.message.findMany({ where: { requestId: next?.id ?? 0, direction: "incoming" } });
      expect([next?.description, ...joined.map(({ body }) => body)].sort()).toEqual(said);
      continue;
    }
    expect(shown.following).toBe(0);
    expect(own.map(({ text }) => text).sort()).toEqual(said);
    const joined = await db.message.findMany({ where: { requestId: id, direction: "incoming" } });
    expect(joined.map(({ body }) => body).sort()).toEqual(said);
    expect(shown.confirmation === "disputed").toBe(writer.after === "dispute");
    if (writer.after === "thanks") expect(own.map(({ how }) => how)).toEqual(said.map(() => "thanks"));
    if (writer.after !== "merged") continue;
    expect(status).toBe("merged");
    const onMain = await db.requestEvent.findMany({ where: { requestId: mergedIntoId ?? 0, act: "hear" } });
    const ofThis = onMain.map(({ data }) => Object(data)).filter(({ mergedId }) => mergedId === id);
    expect(ofThis.map(({ text }) => text).sort()).toEqual(said);
  }
}
