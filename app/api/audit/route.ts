import { auditAddress } from "@/components/settings/audit/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { may } from "@/server/policies/can";
import { exportAudit } from "@/server/services/audit/export";
import { createContext } from "@/server/services/context";

/** The audit as a file, for whom may see it; the words of the address are those of the list. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_audit")) return new Response(null, { status: 403 });
  const filter = auditAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  const lines = exportAudit(ctx, filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const { value, done } = await lines.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="islem-kayitlari.csv"',
      "Cache-Control": "no-store",
    },
  });
}
