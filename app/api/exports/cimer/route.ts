import { getTranslations } from "next-intl/server";
import { cimerFilterOf } from "@/components/cimer/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { type CimerCaseRow, exportCases } from "@/server/services/cimer/list-cases";
import { type Context, createContext } from "@/server/services/context";
import { csvFile, refusedExport, takenOut } from "../csv-file";

const COLUMNS = [
  "number",
  "date",
  "type",
  "request",
  "summary",
  "department",
  "status",
  "due",
  "answered",
  "entered",
  "enteredBy",
] as const;

/** Every application that the list of the same address has, cut nowhere; none of the columns is about the applicant. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_cimer")) return new Response(null, { status: 403 });
  const read = cimerFilterOf(new URL(request.url).searchParams);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "cimer", filter);
  if (taken instanceof Response) return taken;
  const [t, terms] = await Promise.all([getTranslations("cimer"), getTranslations("requests.terms.status")]);
  const line = (row: CimerCaseRow) =>
    csvLine([
      row.number,
      row.date,
      row.type && t(`type.${row.type}`),
      requestNumber(row.year, row.seq),
      row.summary,
      departmentName(ctx, row.departmentId),
      terms(row.status),
      row.dueAt,
      row.answeredAt,
      row.enteredAt,
      row.enteredBy,
    ]);
  const head = csvLine(COLUMNS.map((name) => t(`file.columns.${name}`)));
  return csvFile(t("file.name"), linesOf(head, taken.counted(await exportCases(ctx, filter)), line));
});

const departmentName = ({ municipality }: Context, id: number | null): string =>
  municipality.departments.find((department) => department.id === id)?.name ?? "";

async function* linesOf(
  head: string,
  batches: AsyncGenerator<CimerCaseRow[]>,
  line: (row: CimerCaseRow) => string,
): AsyncGenerator<string> {
  yield head;
  for await (const rows of batches) yield rows.map(line).join("");
}
