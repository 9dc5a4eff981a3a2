import { DomainError, notFound } from "@/server/domain/errors";
import { requestNumber } from "@/server/domain/number";
import { DAY_MS } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { decrypt, decryptBytes, encrypt } from "@/server/secrets";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import type { Section } from "./person-page";

/** How long the file can be fetched once it is made. */
const KEPT_DAYS = 30;
const AT_ONCE = 50;

/** Makes a file of what was found, in the words of a language. */
export type Pack = (found: { sections: readonly Section[]; municipality: string; at: Date }) => Promise<Uint8Array>;

/**
 * Makes what is kept of a person one file for them, for each granted application: a page that reads as it is and the same as JSON, in a
 * ZIP, kept encrypted for thirty days. A worker that is stopped begins anew. Gives how many are done.
 */
export async function makePersonFiles(ctx: Context, pack: Pack): Promise<number> {
  mustBeSystem(ctx, "person_file");
  await ctx.db.privacyApplication.updateMany({
    where: { fileUntil: { lt: ctx.now } },
    data: { file: null, fileUntil: null },
  });
  const granted = await ctx.db.privacyApplication.findMany({
    where: { state: "granted", kind: "copy" },
    orderBy: { id: "asc" },
    select: { id: true, citizenIds: true },
  });
  for (const { id, citizenIds } of granted) await make(ctx, pack, { id, citizenIds });
  return granted.length;
}

async function make(ctx: Context, pack: Pack, { id, citizenIds }: { id: number; citizenIds: number[] }): Promise<void> {
  const { db } = ctx;
  const fileTotal = await db.request.count({ where: { citizenId: { in: citizenIds } } });
  const still = { id, state: "granted" };
  await db.privacyApplication.updateMany({ where: still, data: { fileTotal, fileDone: 0 } });
  const requests: Section[] = [];
  for (let after = 0; ; ) {
    const page = await requestsAfter(ctx, citizenIds, after);
    requests.push(...page.sections);
    await db.privacyApplication.updateMany({ where: still, data: { fileDone: requests.length } });
    if (page.last === null) break;
    after = page.last;
  }
  const sections = [...(await peopleOf(ctx, citizenIds)), ...requests, await callsOf(ctx, citizenIds)];
  const zip = await pack({ sections, municipality: ctx.municipality.identity.name, at: ctx.now });
  await db.$transaction(async (tx) => {
    const { count } = await tx.privacyApplication.updateMany({
      where: still,
      data: {
        state: "done",
        doneAt: ctx.now,
        file: encrypt("person file", zip),
        fileUntil: new Date(ctx.now.getTime() + KEPT_DAYS * DAY_MS),
        counts: { requests: requests.length },
        version: { increment: 1 },
      },
    });
    if (count > 0)
      await tx.auditEntry.create({
        data: { at: ctx.now, act: "person_file_made", subject: `privacy:${id}`, data: { requests: requests.length } },
      });
  });
}

async function peopleOf({ db }: Context, ids: number[]): Promise<Section[]> {
  const people = await db.citizen.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    include: { identities: true, corrections: { orderBy: { id: "asc" } } },
  });
  return people.map((one) => ({
    of: "person",
    title: one.name ?? "",
    facts: [
      ["phone", one.phone],
      ["email", one.email],
      ["tckn", one.tcknCipher && decrypt("tckn cipher", one.tcknCipher)],
      ["address", [one.street, one.doorNo].filter(Boolean).join(" ")],
      ["recorded", one.createdAt],
    ],
    lists: [
      {
        of: "accounts",
        rows: one.identities.map(({ channel, displayName, externalId }) => [
          `requests.terms.channel.${channel}`,
          displayName,
          externalId,
        ]),
      },
      {
        of: "corrections",
        rows: one.corrections.map(({ at, before }) => [
          at,
          Object.values(JSON.parse(decrypt("citizen correction", before)) as Record<string, string | null>).join(", "),
        ]),
      },
    ],
  }));
}

async function requestsAfter({ db, municipality }: Context, citizenIds: number[], after: number) {
  const rows = await db.request.findMany({
    where: { citizenId: { in: citizenIds }, id: { gt: after } },
    orderBy: { id: "asc" },
    take: AT_ONCE,
    include: {
      messages: { orderBy: { id: "asc" } },
      attachments: { orderBy: { id: "asc" } },
      details: { orderBy: { id: "asc" } },
      handovers: { orderBy: { id: "asc" } },
    },
  });
  const sections = rows.map((row): Section => {
    const named = (all: readonly { id: number; name: string }[], id: number | null) =>
      all.find((one) => one.id === id)?.name ?? null;
    return {
      of: "request",
      title: requestNumber(row.year, row.seq),
      facts: [
        ["received", row.receivedAt],
        ["channel", `requests.terms.channel.${row.channel}`],
        ["kind", `requests.terms.kind.${row.kind}`],
        ["status", `requests.terms.status.${row.status}`],
        ["department", named(municipality.departments, row.departmentId)],
        ["neighbourhood", named(municipality.neighbourhoods, row.neighbourhoodId)],
        ["address", [row.street, row.doorNo].filter(Boolean).join(" ")],
        ["place", row.latitude === null ? null : `${row.latitude}, ${row.longitude}`],
        ["summary", row.summary],
        ["description", row.description],
        ["answer", row.answer],
      ],
      lists: [
        {
          of: "messages",
          rows: row.messages.map((one) => [
            one.createdAt,
            `messages.direction.${one.direction}`,
            `request.messages.medium.${one.medium}`,
            one.address,
            one.body,
            `request.messages.state.${one.state}`,
          ]),
        },
        { of: "files", rows: row.attachments.map((one) => [one.createdAt, one.name, one.mime]) },
        {
          of: "details",
          rows: row.details.map((one) => [
            `request.details.field.${one.field}`,
            one.cipher ? decrypt("tckn cipher", one.cipher) : one.raw,
            one.value,
          ]),
        },
        {
          of: "handovers",
          rows: row.handovers.map((one) => [
            one.createdAt,
            named(municipality.institutions, one.institutionId),
            one.number,
          ]),
        },
      ],
    };
  });
  return { sections, last: rows.length === AT_ONCE ? (rows.at(-1)?.id ?? null) : null };
}

/** Calls that belong to the person's requests; others of the same telephone may be somebody else's. */
async function callsOf({ db }: Context, citizenIds: number[]): Promise<Section> {
  const calls = await db.call.findMany({
    where: { request: { citizenId: { in: citizenIds } } },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true, number: true, talkSeconds: true },
  });
  return {
    of: "calls",
    title: "",
    facts: [],
    lists: [{ of: "calls", rows: calls.map((one) => [one.startedAt, one.number, String(one.talkSeconds)]) }],
  };
}

/** The file, for who handles such applications; that it was fetched is written down. Throws NOT_FOUND where there is none any more. */
export async function personFile(ctx: Context, { id }: { id: number }): Promise<Uint8Array<ArrayBuffer>> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "handle_privacy"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "person_file" });
  const row = await ctx.db.privacyApplication.findFirst({
    where: { id, fileUntil: { gt: ctx.now } },
    select: { file: true },
  });
  if (!row?.file) throw notFound("file");
  await ctx.db.auditEntry.create({
    data: { at: ctx.now, staffId: actor.staffId, act: "person_file_fetched", subject: `privacy:${id}` },
  });
  return new Uint8Array(decryptBytes("person file", row.file));
}
