import { getTranslations } from "next-intl/server";
import { momentText } from "@/server/domain/csv";
import { route } from "@/server/http/route";
import { writeSheetApart } from "@/server/integrations/sheet-apart";
import { contextOfRequest } from "@/server/rsc";
import { answersOf } from "@/server/services/cimer/answers";
import type { CimerCaseRow } from "@/server/services/cimer/list-cases";
import { takenOut } from "../../../exports/csv-file";
import { idOf, xlsxAnswer } from "../../xlsx-answer";

/** A file of answers, to be entered in CİMER; nothing in it is about the applicants. */
export const GET = route<{ id: string }>(async (_, { params }) => {
  const ctx = await contextOfRequest();
  const id = idOf((await params).id);
  const answers = await answersOf(ctx, { id });
  const taken = await takenOut(ctx, "cimer_answers", { id });
  if (taken instanceof Response) return taken;
  const rows = taken.all(answers);
  const t = await getTranslations("cimer");
  const { departments, institutions } = ctx.municipality;
  const nameIn = (all: readonly { id: number; name: string }[], id: number | null) =>
    all.find((one) => one.id === id)?.name ?? "";
  const answerOf = ({ answer, institutionId }: CimerCaseRow) =>
    answer ?? (institutionId ? t("row.referred", { institution: nameIn(institutions, institutionId) }) : "");
  const columns = (["number", "date", "answer", "answered", "department"] as const).map((name) => ({
    head: t(`answers.xlsx.${name}`),
    width: name === "answer" ? 80 : name === "department" ? 34 : 18,
  }));
  const bytes = await writeSheetApart(
    "xlsx",
    columns,
    rows.map((row) => [
      row.number,
      momentText(row.date),
      answerOf(row),
      momentText(row.answeredAt),
      nameIn(departments, row.departmentId),
    ]),
  );
  return xlsxAnswer(t("answers.xlsx.name"), bytes);
});
