import { z } from "zod";
import type { Tx } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { changeSchema } from "@/server/domain/changes";
import { DomainError } from "@/server/domain/errors";
import type { RefusedFile } from "@/server/domain/refused-file";
import type { Request } from "@/server/domain/request";
import { addDeltas, type Deltas } from "@/server/domain/statistics";
import { withoutPlace } from "@/server/files/seal";
import { actWithFilesIn } from "../attachments/attach";
import { noteRefused } from "../attachments/tie";
import type { Context } from "../context";
import { waitsForCitizen } from "../incoming/join";
import { keepSums } from "../reports/keep-sums";
import { contentDigest } from "../requests/content-digest";
import { recordIn, type Step } from "../requests/record";
import { mainOf } from "../requests/thread";
import { ownRequest } from "./own-request";
import { takeAdditionTurn } from "./turns";

/**
 * The citizen adds words, photographs or both. Where the request waits for an answer to our question, work goes on.
 * `formToken`: names the form that is sent; the same words by the same form are recorded once, and so is a file that is there already.
 * Throws INVALID `nothingToAdd`, `tooLong`.
 */
export async function addInformation(
  ctx: Context,
  input: { code: string; text: string; files: readonly string[]; refused?: readonly RefusedFile[]; formToken?: string },
): Promise<Request> {
  const text = input.text.trim();
  if (text === "" && input.files.length === 0) throw new DomainError("INVALID", "nothingToAdd");
  const token = z.uuid().safeParse(input.formToken).data;
  const once = token && `form:${token}:${contentDigest(text)}`;
  const heard = changeSchema.safeParse({ act: "hear", text, medium: "web", once });
  if (!heard.success) throw new DomainError("INVALID", "tooLong");
  const { id } = await ownRequest(ctx, input.code);
  await takeAdditionTurn(ctx, String(id));
  return ctx.db.$transaction(async (tx) => {
    const files = input.files.map((token) => withoutPlace(token, ctx.now));
    // Two posts of one form at the same time: the second waits here, and finds what the first has recorded.
    await tx.$executeRaw`SELECT 1 FROM request WHERE id = ${id} FOR UPDATE`;
    const { version } = await tx.request.findUniqueOrThrow({ where: { id }, select: { version: true } });
    const isNew = text !== "" && !(once && (await isRecorded(tx, id, once)));
    const changes = isNew ? [heard.data] : [];
    const main = await mainOf(tx, id);
    const goesOn = await waitsForCitizen(tx, main);
    const added = await actWithFilesIn(ctx, tx, { id, files, changes });
    if (added.request.version === version) return added.request;
    await noteRefused(ctx, tx, id, input.refused ?? []);
    const deltas = [added.deltas];
    if (main.id !== id && isNew) deltas.push(await hearOnMain(ctx, tx, { mainId: main.id, mergedId: id, text }));
    const resume: Step = { id: main.id, change: { act: "resume" } };
    const resumed = goesOn ? await recordIn({ ...ctx, actor: SYSTEM }, tx, [resume]) : null;
    if (resumed) deltas.push(resumed.deltas);
    await keepSums(tx, addDeltas(deltas));
    return resumed?.requests.find((request) => request.id === id) ?? added.request;
  });
}

/** Reads the events of one request. */
const isRecorded = async (tx: Tx, requestId: number, once: string): Promise<boolean> =>
  (await tx.requestEvent.findFirst({
    where: { requestId, act: "hear", data: { path: ["once"], equals: once } },
    select: { id: true },
  })) !== null;

/** Whoever holds the link of a merged request reads nothing of the main one, and is heard there all the same. */
async function hearOnMain(
  ctx: Context,
  tx: Tx,
  { mainId, mergedId, text }: { mainId: number; mergedId: number; text: string },
): Promise<Deltas> {
  const { trackingCode } = await tx.request.findUniqueOrThrow({
    where: { id: mainId },
    select: { trackingCode: true },
  });
  const actor = { kind: "citizen", trackingCode } as const;
  const change = { act: "hear", text, medium: "web", mergedId } as const;
  return (await recordIn({ ...ctx, actor }, tx, [{ id: mainId, change }])).deltas;
}
