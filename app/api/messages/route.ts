import { getTranslations } from "next-intl/server";
import { formatTime } from "@/components/i18n/format";
import { filterOf } from "@/components/messages/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { CSV_START, csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { createContext } from "@/server/services/context";
import { everyMessage, type MessageRow } from "@/server/services/messages/list";

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
export async function GET(request: Request): Promise<Response> {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_messages")) return new Response(null, { status: 403 });
  const query = new URL(request.url).searchParams;
  const filter = filterOf(Object.fromEntries([...query.keys()].map((name) => [name, asGiven(query, name)])));
  const t = await getTranslations("messages");
  const line = (row: MessageRow) =>
    csvLine([
      `${dayOf(row.createdAt)} ${formatTime(row.createdAt, "tr")}`,
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
  const head = CSV_START + csvLine(COLUMNS.map((name) => t(`column.${name}`)));
  return new Response(
    streamOf(head, everyMessage(ctx, filter), (rows) => rows.map(line).join("")),
    {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="mesajlar.csv"',
        "Cache-Control": "no-store",
      },
    },
  );
}

/** One value stands alone, several of a name side by side. */
function asGiven(query: URLSearchParams, name: string): string | string[] {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? "") : values;
}

function streamOf<T>(
  head: string,
  batches: AsyncGenerator<T>,
  textOf: (batch: T) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(head)),
    pull: async (stream) => {
      const { value, done } = await batches.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(textOf(value)));
    },
    cancel: async () => {
      await batches.return(undefined);
    },
  });
}
