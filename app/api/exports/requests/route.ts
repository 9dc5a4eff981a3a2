import { getTranslations } from "next-intl/server";
import { csvOf, readExported } from "@/components/requests/list/csv";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { route } from "@/server/http/route";
import { mayListRequests } from "@/server/policies/can";
import { createContext } from "@/server/services/context";
import { exportRequests } from "@/server/services/requests/export";
import type { RequestRow } from "@/server/services/requests/list";
import { csvFile, refusedExport, takenOut } from "../csv-file";

/** Every request that the list of the same address has, cut nowhere. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  if (!mayListRequests(ctx.actor)) return new Response(null, { status: 403 });
  const read = readExported(request.url);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "requests", filter);
  if (taken instanceof Response) return taken;
  const t = await getTranslations("requests");
  const rows = taken.counted(await exportRequests(ctx, filter));
  return csvFile(t("list.file.name"), linesOf(rows, csvOf(t, ctx.municipality)));
});

async function* linesOf(rows: AsyncGenerator<RequestRow[]>, file: ReturnType<typeof csvOf>): AsyncGenerator<string> {
  yield file.head;
  for await (const batch of rows) yield batch.map(file.line).join("");
}
