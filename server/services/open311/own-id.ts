import { createHash } from "node:crypto";
import type { PostedRequest } from "@/server/domain/open311/form";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";

/** Under which external id a request of this key stands, so that whoever sends it twice gets the first one's number. */
export const namedId = (keyId: number, ownId: string): string => `open311:${keyId}:${ownId}`;

/** All that came in by a key begin so. */
export const idsOf = (keyId: number): string => `open311:${keyId}:`;

/** `files`: digests of those that came with it. */
type Unnamed = { form: PostedRequest; files: readonly string[] };

/**
 * A caller that names nothing is known by its words: the same again within a day is the same request. Two days' ids are looked at,
 * because a day may turn between them.
 */
export async function unnamedId({ db, now }: Context, keyId: number, { form, files }: Unnamed): Promise<string> {
  const words = createHash("sha256")
    .update(JSON.stringify(files.length > 0 ? { form, files } : form))
    .digest("hex")
    .slice(0, 32);
  const day = Math.floor(now.getTime() / DAY_MS);
  const idOn = (number: number) => namedId(keyId, `words:${words}:${number}`);
  const yesterday = await db.request.findFirst({
    where: { externalId: idOn(day - 1), receivedAt: { gt: new Date(now.getTime() - DAY_MS) } },
    select: { externalId: true },
  });
  return yesterday?.externalId ?? idOn(day);
}
