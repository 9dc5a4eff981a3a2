import { getTranslations } from "next-intl/server";
import { csvLine } from "@/server/domain/csv";
import { route } from "@/server/http/route";
import { writeSheetApart } from "@/server/integrations/sheet-apart";
import { contextOfRequest } from "@/server/rsc";
import { rowsToMend } from "@/server/services/cimer/list-rows";
import { mustHaveProved } from "@/server/services/staff/proof";
import { csvFile, takenOut } from "../../../exports/csv-file";
import { idOf, xlsxAnswer } from "../../xlsx-answer";

/** The rows to mend as they stand in their file, with a column that says what is wrong; `?as=xlsx` gives a workbook. */
export const GET = route<{ id: string }>(async (request, { params }) => {
  const ctx = await contextOfRequest();
  mustHaveProved(ctx);
  const id = idOf((await params).id);
  const { head, rows } = await rowsToMend(ctx, { id });
  const taken = await takenOut(ctx, "cimer_rows", { id });
  if (taken instanceof Response) return taken;
  const t = await getTranslations("cimer");
  const heads = [t("rows.fileLine"), t("rows.fileError"), ...head];
  const lines = taken
    .all(rows)
    .map(({ line, cells, problems }) => [
      String(line),
      problems
        .map(({ field, key, params: values }) => `${t(`field.${field}`)}: ${t(`problem.${key}`, values)}`)
        .join("; "),
      ...cells,
    ]);
  if (new URL(request.url).searchParams.get("as") !== "xlsx")
    return csvFile(`${t("rows.fileName")}.csv`, written([heads, ...lines]));
  const columns = heads.map((name, place) => ({ head: name, width: place === 1 ? 50 : 22 }));
  return xlsxAnswer(`${t("rows.fileName")}.xlsx`, await writeSheetApart("xlsx", columns, lines));
});

function* written(lines: string[][]): Generator<string> {
  for (const line of lines) yield csvLine(line);
}
