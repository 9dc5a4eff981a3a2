import { getTranslations } from "next-intl/server";
import { monthOf, readYear } from "@/components/reports/address";
import { reportFile } from "@/components/reports/file";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { createContext } from "@/server/services/context";
import { yearReport } from "@/server/services/reports/year";
import { csvFile, refusedAddress } from "../../csv-file";

/** The whole report as a table of lines: /api/exports/reports/2025, or one month of it by `?month=7`. */
export const GET = route<{ year: string }>(async (request, { params }) => {
  const year = readYear((await params).year);
  if (year === null) return new Response(null, { status: 404 });
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_all_reports")) return new Response(null, { status: 403 });
  const read = monthOf(new URL(request.url).searchParams, year);
  const refused = await refusedAddress(read);
  if (refused) return refused;
  const { month } = read.filter;
  const [report, t] = await Promise.all([yearReport(ctx, { year, month }), getTranslations("reports")]);
  const period = month === undefined ? String(year) : `${year}-${String(month).padStart(2, "0")}`;
  return csvFile(t("csv.file", { period }), reportFile(report, t));
});
