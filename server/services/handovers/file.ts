import { DomainError, notFound } from "@/server/domain/errors";
import type { FileProblem, FileRow, ReadFile } from "@/server/domain/handover-file";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import { dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { saidFor } from "./by-hand";
import { HANDED, handedOf } from "./handed";
import { lock } from "./settle";

/** Hand-overs that go in a file: nobody's system is asked, and it is the institution that writes the rest. */
const OPEN = ["queued", "given", "accepted"] as const;
const MOST_ROWS = 20_000;

type Of = { institutionId: number };

/** Who of the staff it is. Throws FORBIDDEN where they may not. */
export function mustHandOverFiles({ actor }: Context): number {
  if (actor.kind !== "staff" || !may(actor, "hand_over_files"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "hand_over_files" });
  return actor.staffId;
}

export type FileInstitution = { institutionId: number; queued: number; given: number };

/** Institutions that are handed requests in a file: how many are to be given, and of how many the number is awaited. */
export async function listFileInstitutions(ctx: Context): Promise<FileInstitution[]> {
  mustHandOverFiles(ctx);
  const [peers, counts] = await Promise.all([
    ctx.db.peer.findMany({ where: { way: "file", enabled: true }, select: { institutionId: true } }),
    ctx.db.handover.groupBy({
      by: ["institutionId", "state"],
      where: { way: "file", state: { in: ["queued", "given"] } },
      _count: true,
    }),
  ]);
  const count = (id: number, wanted: string) =>
    counts.find(({ institutionId, state }) => institutionId === id && state === wanted)?._count ?? 0;
  return peers.map(({ institutionId: id }) => ({
    institutionId: id,
    queued: count(id, "queued"),
    given: count(id, "given"),
  }));
}

/** All that is not closed there, the oldest first. What is taken out for the first time counts as given. */
export async function exportHandovers(ctx: Context, { institutionId }: Of): Promise<FileRow[]> {
  const staffId = mustHandOverFiles(ctx);
  return ctx.db.$transaction(async (tx) => {
    const peer = await tx.peer.findUnique({ where: { institutionId } });
    if (peer?.way !== "file") throw notFound("peer");
    const rows = await tx.handover.findMany({
      where: { institutionId, way: "file", state: { in: [...OPEN] } },
      include: { request: { select: HANDED } },
      orderBy: { id: "asc" },
      take: MOST_ROWS,
    });
    await tx.handover.updateMany({
      where: { id: { in: rows.map(({ id }) => id) }, state: "queued" },
      data: { state: "given", takenAt: ctx.now, stateAt: ctx.now },
    });
    const subject = `peer:${institutionId}`;
    const data = { count: rows.length };
    await tx.auditEntry.create({ data: { at: ctx.now, staffId, act: "export_handovers", subject, data } });
    return rows.map((row) => {
      const handed = handedOf(ctx, row.request, { ...peer, sharesPhotos: false });
      return {
        number: requestNumber(row.request.year, row.request.seq),
        referred: dayOf(row.createdAt),
        subject: ctx.municipality.categories.find(({ id }) => id === row.request.categoryId)?.name ?? "",
        description: handed.description,
        address: handed.address ?? "",
        latitude: handed.latitude === null ? "" : String(handed.latitude),
        longitude: handed.longitude === null ? "" : String(handed.longitude),
        name: handed.person ? `${handed.person.firstName} ${handed.person.lastName}`.trim() : "",
        phone: handed.person?.phone ?? "",
        theirNumber: row.number ?? "",
        status: row.theirStatus === "closed" ? "closed" : row.theirStatus === "open" ? "open" : "",
        notes: row.theirNotes ?? "",
      };
    });
  });
}

export type Imported = { rows: number; changed: number; same: number; problems: FileProblem[] };

/**
 * What the institution wrote: each row for itself, so that a bad one holds up no other; read a second time it changes nothing. The
 * newest hand-over of a request is meant.
 */
export async function importHandovers(
  ctx: Context,
  { institutionId, file }: Of & { file: ReadFile },
): Promise<Imported> {
  const staffId = mustHandOverFiles(ctx);
  const problems = [...file.problems];
  let changed = 0;
  for (const { line, number, theirNumber, status, notes } of file.said) {
    const result = await one(ctx, { institutionId, number, said: { number: theirNumber, status, notes, staffId } });
    if (result === "changed") changed += 1;
    if (result !== "changed" && result !== "same") problems.push({ line, number, key: result, value: number });
  }
  const rows = file.said.length + file.problems.length;
  const same = rows - changed - problems.length;
  await ctx.db.auditEntry.create({
    data: {
      at: ctx.now,
      staffId,
      act: "import_handovers",
      subject: `peer:${institutionId}`,
      data: { rows, changed, wrong: problems.length },
    },
  });
  return { rows, changed, same, problems: problems.toSorted((a, b) => a.line - b.line) };
}

type Said = Parameters<typeof saidFor>[3];

async function one(
  ctx: Context,
  { institutionId, number, said }: Of & { number: string; said: Said },
): Promise<"changed" | "same" | "numberUnknown" | "notNow"> {
  const read = readRequestNumber(number);
  const found = read
    ? await ctx.db.handover.findFirst({
        where: { institutionId, way: "file", request: read },
        orderBy: { id: "desc" },
        select: { id: true },
      })
    : null;
  if (!found) return "numberUnknown";
  try {
    return await ctx.db.$transaction(async (tx) => {
      const row = await lock(tx, found.id);
      if (!row || row.state === "dropped") return "numberUnknown";
      return (await saidFor(ctx, tx, row, said)) ? "changed" : "same";
    });
  } catch (error) {
    if (error instanceof DomainError) return "notNow";
    throw error;
  }
}
