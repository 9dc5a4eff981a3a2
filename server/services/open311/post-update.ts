import { DomainError } from "@/server/domain/errors";
import { readRequestNumber } from "@/server/domain/number";
import { linksOf, type PostedUpdate } from "@/server/domain/open311/form";
import { fold } from "@/server/domain/turkish";
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
import { LINK } from "./post";
import { isOwn } from "./tell";

/**
 * What another system says of a request that it sent: a message on the request's timeline, whatever state the request is in. Sent
 * again under its `update_id` it answers as the first time; other content under that id is a CONFLICT `externalIdReused`, and is
 * listed for staff. Gives the id of the event. Throws NOT_FOUND `requestUnknown` for what the key did not send.
 */
export async function postUpdate(ctx: Context, caller: Caller, update: PostedUpdate): Promise<{ update_id: string }> {
  const key = needKey(caller);
  const number = readRequestNumber(update.service_request_id);
  const request = number
    ? await ctx.db.request.findUnique({ where: { year_seq: number }, include: { citizen: { select: { name: true } } } })
    : null;
  if (!request || !isOwn(key, request)) throw new DomainError("NOT_FOUND", "requestUnknown");
  const { links, details } = linksOf(update);
  const text = textOf(update, { citizen: request.citizen?.name ?? null, notFetched: details.map(({ raw }) => raw) });
  if (text === "" && links.length === 0) throw new DomainError("INVALID", "invalid", {}, { description: "required" });
  const { update_id: ownId, ...content } = update;
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
    await keepSums(tx, deltas);
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
