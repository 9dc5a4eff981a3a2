import { DomainError } from "@/server/domain/errors";
import { readRequestNumber } from "@/server/domain/number";
import { linksOf, MOST_FILES, type PostedUpdate } from "@/server/domain/open311/form";
import { addDeltas } from "@/server/domain/statistics";
import { fold } from "@/server/domain/turkish";
import { actWithFilesIn } from "../attachments/attach";
import { storeSent } from "../attachments/store-sent";
import { noteRefused } from "../attachments/tie";
import type { Context } from "../context";
import { expectMedia } from "../incoming/expect-media";
import { hearIn } from "../incoming/join";
import { storeReused } from "../incoming/store-reused";
import { keepSums } from "../reports/keep-sums";
import { contentDigest } from "../requests/content-digest";
import { reused } from "../requests/receive";
import { mainOf } from "../requests/thread";
import { type Caller, needKey } from "./admit";
import { idsOf } from "./own-id";
import { digestOfBytes, LINK, type SentFile } from "./post";
import { isOwn } from "./tell";

/**
 * What another system says of a request that it sent: a message on the request's timeline, whatever state the request is in. Sent
 * again under its `update_id` it answers as the first time; other content under that id is a CONFLICT `externalIdReused`, and is
 * listed for staff. Files that came with it stand on the request, each by itself. Gives the id of the event. Throws NOT_FOUND `requestUnknown` for what the key did not send.
 */
export async function postUpdate(
  ctx: Context,
  caller: Caller,
  update: PostedUpdate,
  files: readonly SentFile[] = [],
): Promise<{ update_id: string }> {
  const key = needKey(caller);
  const number = readRequestNumber(update.service_request_id);
  const request = number
    ? await ctx.db.request.findUnique({ where: { year_seq: number }, include: { citizen: { select: { name: true } } } })
    : null;
  if (!request || !isOwn(key, request)) throw new DomainError("NOT_FOUND", "requestUnknown");
  const { links, details } = linksOf(update);
  const text = textOf(update, { citizen: request.citizen?.name ?? null, notFetched: details.map(({ raw }) => raw) });
  if (text === "" && links.length === 0 && files.length === 0)
    throw new DomainError("INVALID", "invalid", {}, { description: "required" });
  const stored = await storeSent(ctx, files, { room: MOST_FILES - links.length, tooMany: "tooManyPhotos" });
  // What can be stored a while later is sent again: the sender is a machine, and its photographs are not lost so.
  if (stored.later) throw new DomainError("UNAVAILABLE", stored.later);
  const { update_id: ownId, ...said } = update;
  const content = { ...said, files: files.map(digestOfBytes) };
  const known = `${idsOf(key.id)}${contentDigest(ownId)}:`;
  const once = known + contentDigest(content);
  const written = await ctx.db.$transaction(async (tx) => {
    // The same update twice at one time: the second waits here, and finds what the first has written.
    await tx.$executeRaw`SELECT 1 FROM request WHERE id = ${request.id} FOR UPDATE`;
    const find = (start: string) =>
      tx.requestEvent.findFirst({
        where: { requestId: request.id, act: "hear", data: { path: ["once"], string_starts_with: start } },
        select: { id: true },
      });
    if (await find(known)) return find(once);
    const thread = { id: request.id, main: await mainOf(tx, request.id) };
    const deltas = await hearIn(ctx, tx, thread, { act: "hear", text, medium: "web", once });
    const media = links.map((id) => ({ id, kind: "image" as const, mime: "image/*", filename: null }));
    await expectMedia(ctx, tx, { requestId: request.id, vendor: LINK, media });
    const tokens = stored.uploaded.map(({ token }) => token);
    const attached =
      tokens.length > 0 ? await actWithFilesIn(ctx, tx, { id: request.id, files: tokens, changes: [] }) : null;
    await noteRefused(ctx, tx, request.id, stored.refused);
    await keepSums(tx, attached ? addDeltas([deltas, attached.deltas]) : deltas);
    return find(once);
  });
  if (written) return { update_id: String(written.id) };
  await storeReused(ctx, { door: "open311", id: `${idsOf(key.id)}${ownId}`, content: update, first: request });
  throw reused(request);
}

/** Their words; who says them where that is another person than the citizen, what their system makes of it, and what was no file. */
function textOf(
  update: PostedUpdate,
  { citizen, notFetched }: { citizen: string | null; notFetched: string[] },
): string {
  const name = [update.first_name, update.last_name === "-" ? "" : update.last_name].filter(Boolean).join(" ");
  const other = name !== "" && fold(name) !== fold(citizen ?? "");
  const who = other ? [name, update.phone, update.email].filter(Boolean).join(", ") : "";
  const status = update.status && fold(update.status) !== "open" ? update.status : "";
  return [
    update.description ?? "",
    who && `Yazan: ${who}`,
    status && `Gönderen sistemdeki durum: ${status}`,
    ...notFetched,
  ]
    .filter(Boolean)
    .join("\n")
    .slice(0, LONGEST);
}

/** An act carries no more; words are held to less, so that only addresses of files are ever cut. */
const LONGEST = 8000;
