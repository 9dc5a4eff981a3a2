import { z } from "zod";
import type { Checked } from "../contracts";
import { hand, isOutcome, reasonOf } from "../http";
import { authorization } from "./oauth";
import type { XSettings } from "./settings";

const meSchema = z.object({ data: z.object({ id: z.string() }) });

/** `GET /2/users/me`: whose tokens these are. */
export async function checkAccount(settings: XSettings): Promise<Checked> {
  const url = `${settings.apiUrl}/2/users/me`;
  const answered = await hand(url, { headers: { authorization: authorization(settings, "GET", url) } });
  if (isOutcome(answered)) return { ok: false, reason: reasonOf(answered) };
  if (!answered.ok) return { ok: false, reason: answered.status === 401 ? "auth" : `vendor:${answered.status}` };
  const me = meSchema.safeParse(answered.body);
  return me.data?.data.id === settings.userId ? { ok: true } : { ok: false, reason: "otherAccount" };
}
