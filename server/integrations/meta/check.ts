import type { Checked } from "../contracts";
import { hand, isOutcome, reasonOf } from "../http";
import type { MetaSettings } from "./settings";

/** `GET /{page-id}` and `GET /{instagram-id}`: answered only where the token may act for them. */
export async function checkAccounts({ graphUrl, pageId, instagramId, pageToken }: MetaSettings): Promise<Checked> {
  for (const id of instagramId ? [pageId, instagramId] : [pageId]) {
    const answered = await hand(`${graphUrl}/${encodeURIComponent(id)}?fields=id`, {
      headers: { authorization: `Bearer ${pageToken}` },
    });
    if (isOutcome(answered)) return { ok: false, reason: reasonOf(answered) };
    if (!answered.ok) return { ok: false, reason: `vendor:${answered.status}` };
  }
  return { ok: true };
}
