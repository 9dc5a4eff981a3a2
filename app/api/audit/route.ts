import { auditFilterOf } from "@/components/settings/audit/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { exportAudit } from "@/server/services/audit/export";
import { createContext } from "@/server/services/context";
import { fileOf, refusedExport, takenOut } from "../exports/csv-file";

/** The audit as a file, for whom may see it; the words of the address are those of the list. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_audit")) return new Response(null, { status: 403 });
  const read = auditFilterOf(new URL(request.url).searchParams);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "audit", filter);
  if (taken instanceof Response) return taken;
  return fileOf("islem-kayitlari.csv", exportAudit(ctx, filter));
});
