import { getTranslations } from "next-intl/server";
import { COLUMNS, countOf, differenceOf } from "@/components/messages/ledger/columns";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { csvLine } from "@/server/domain/csv";
import { readFilter, yearFilterSchema } from "@/server/domain/read-filter";
import { yearOf } from "@/server/domain/time";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { createContext } from "@/server/services/context";
import { type Ledger, ledgerOf } from "@/server/services/messages/ledger";
import { csvFile, refusedAddress } from "../csv-file";

/** A year of the ledger as a file, in the columns of the page. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_ledger")) return new Response(null, { status: 403 });
  const read = readFilter(yearFilterSchema, new URL(request.url).searchParams);
  const refused = await refusedAddress(read);
  if (refused) return refused;
  const ledger = await ledgerOf(ctx, { year: read.filter.year ?? yearOf(ctx.now) });
  const [t, senders] = await Promise.all([getTranslations("sms.ledger"), getTranslations("messages.sender")]);
  return csvFile(t("fileName", { year: String(ledger.year) }), linesOf(ledger, t, senders));
});

type Words = Awaited<ReturnType<typeof getTranslations<"sms.ledger">>>;
type Senders = Awaited<ReturnType<typeof getTranslations<"messages.sender">>>;

function* linesOf({ lines }: Ledger, t: Words, senders: Senders): Generator<string> {
  const columns = COLUMNS.map(([column]) => t(column));
  yield csvLine([
    t("month"),
    t("sender"),
    t("messages"),
    t("parts"),
    t("vendorParts"),
    t("difference"),
    t("vendorCost"),
    ...columns,
    t("cost"),
  ]);
  for (const line of lines)
    yield csvLine([
      line.month.slice(0, 7),
      senders.has(line.sender) ? senders(line.sender) : line.sender,
      line.messages,
      line.parts,
      ...(differenceOf(line) === null ? [null, null, null] : [line.vendorParts, differenceOf(line), line.vendorCost]),
      ...COLUMNS.map(([, states]) => countOf(line, states)),
      line.cost,
    ]);
}
