import { getTranslations } from "next-intl/server";
import { filterOf } from "@/components/messages/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { createContext } from "@/server/services/context";
import { everyMessage, type MessageRow } from "@/server/services/messages/list";
import { csvFile, refusedExport, takenOut } from "../exports/csv-file";

const COLUMNS = [
  "when",
  "number",
  "direction",
  "medium",
  "notice",
  "address",
  "body",
  "parts",
  "state",
  "attempts",
  "error",
] as const;

/** All messages that pass the filter as a file, a batch at a time; the words of the address are those of the list. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_messages")) return new Response(null, { status: 403 });
  const read = filterOf(new URL(request.url).searchParams);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "messages", filter);
  if (taken instanceof Response) return taken;
  const t = await getTranslations("messages");
  const line = (row: MessageRow) =>
    csvLine([
      row.createdAt,
      row.year !== null && row.seq !== null ? requestNumber(row.year, row.seq) : null,
      t(`direction.${row.direction}`),
      t(`medium.${row.medium}`),
      row.notice && t.has(`notice.${row.notice}`) ? t(`notice.${row.notice}`) : row.notice,
      row.address,
      row.body,
      row.parts,
      t(`state.${row.state}`),
      row.attempts,
      row.error,
    ]);
  const head = csvLine(COLUMNS.map((name) => t(`column.${name}`)));
  return csvFile("mesajlar.csv", linesOf(head, taken.counted(everyMessage(ctx, filter)), line));
});

async function* linesOf(
  head: string,
  batches: AsyncGenerator<MessageRow[]>,
  line: (row: MessageRow) => string,
): AsyncGenerator<string> {
  yield head;
  for await (const rows of batches) yield rows.map(line).join("");
}
