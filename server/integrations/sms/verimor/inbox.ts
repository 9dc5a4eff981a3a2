import { z } from "zod";
import { ISTANBUL_OFFSET_MINUTES, MINUTE_MS } from "@/server/domain/time";
import type { Span } from "../../contracts";
import { hand, isOutcome } from "../../http";

/** What `greater_than` gives at most. */
const PAGE = 100;
const idSchema = z.object({ message_id: z.coerce.number().int() });

/**
 * `GET /v2/inbound_messages`: a span of time first, then what has a higher id than the last of a full page. Whether the question for a
 * span stops at 100 is not said; both ways come to the same. Ids are those of the pushes.
 */
export async function inboxPage(
  { url, user, password }: { url: string; user: string; password: string },
  { from, to }: Span,
  cursor: string | null,
): Promise<{ items: readonly unknown[]; next: string | null }> {
  const query = new URLSearchParams({
    username: user,
    password,
    ...(cursor === null ? { from_time: stampOf(from), to_time: stampOf(to) } : { greater_than: cursor }),
  });
  const answered = await hand(`${url}/v2/inbound_messages?${query}`, {});
  if (isOutcome(answered)) throw new Error(`Verimor's inbox did not answer: ${answered.kind}`);
  const items = answered.ok ? z.array(z.unknown()).safeParse(answered.body).data : undefined;
  if (!items) throw new Error(`Verimor's inbox answered with ${answered.status}`);
  const ids = items.flatMap((item) => idSchema.safeParse(item).data?.message_id ?? []);
  const last = ids.reduce((most, id) => Math.max(most, id), 0);
  return { items, next: items.length >= PAGE && last > Number(cursor ?? 0) ? String(last) : null };
}

/** "2017-01-01 09:00:00", in Istanbul. */
const stampOf = (at: Date): string =>
  new Date(at.getTime() + ISTANBUL_OFFSET_MINUTES * MINUTE_MS).toISOString().slice(0, 19).replace("T", " ");
