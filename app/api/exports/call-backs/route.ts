import { getTranslations } from "next-intl/server";
import { callBackFilterOf } from "@/components/calls/call-backs/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { type CallBackRow, everyCallBack } from "@/server/services/calls/call-backs/list";
import { createContext } from "@/server/services/context";
import { csvFile, refusedExport, takenOut } from "../csv-file";

/** All entries that pass the filter, numbers masked; the words of the address are those of the list. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "call_back")) return new Response(null, { status: 403 });
  const read = callBackFilterOf(new URL(request.url).searchParams);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "call_backs", filter);
  if (taken instanceof Response) return taken;
  const t = await getTranslations("calls.back");
  return csvFile(t("file.name"), linesOf(taken.counted(everyCallBack(ctx, { ...filter, cursor: undefined })), t));
});

type Words = Awaited<ReturnType<typeof getTranslations<"calls.back">>>;

const COLUMNS = [
  "number",
  "citizen",
  "first",
  "last",
  "count",
  "attempts",
  "tryAt",
  "owner",
  "outcome",
  "note",
  "closedAt",
  "closedBy",
  "request",
] as const;

async function* linesOf(batches: AsyncGenerator<CallBackRow[]>, t: Words): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map((name) => t(`file.${name}`)));
  for await (const rows of batches) {
    yield rows.map((row) => csvLine(cellsOf(row, t))).join("");
  }
}

const cellsOf = (row: CallBackRow, t: Words) => [
  row.number,
  row.citizen,
  row.firstMissedAt,
  row.lastMissedAt,
  row.missed,
  row.attempts,
  row.tryAt,
  row.owner,
  row.outcome && t(`outcomes.${row.outcome}`),
  row.note,
  row.closedAt,
  row.closedAt && (row.closedBy ?? t("byItself")),
  row.request && requestNumber(row.request.year, row.request.seq),
];
