import { getTranslations } from "next-intl/server";
import { warningFilterOf } from "@/components/warnings/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { type Context, createContext } from "@/server/services/context";
import { everyWarning, type WarningRow } from "@/server/services/warnings/list";
import { csvFile, refusedExport, takenOut } from "../csv-file";

/** All of one's own warnings that pass the filter; the words of the address are those of the list. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "see_warnings")) return new Response(null, { status: 403 });
  const read = warningFilterOf(new URL(request.url).searchParams);
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const { filter } = read;
  const taken = await takenOut(ctx, "warnings", filter);
  if (taken instanceof Response) return taken;
  const t = await getTranslations("warnings");
  return csvFile(t("file.name"), linesOf(ctx, taken.counted(everyWarning(ctx, { ...filter, cursor: undefined })), t));
});

type Words = Awaited<ReturnType<typeof getTranslations<"warnings">>>;

async function* linesOf(ctx: Context, batches: AsyncGenerator<WarningRow[]>, t: Words): AsyncGenerator<string> {
  const { departments } = ctx.municipality;
  yield csvLine([
    t("columns.at"),
    t("columns.warning"),
    t("file.number"),
    t("file.summary"),
    t("columns.whose"),
    t("columns.due"),
    t("columns.seen"),
  ]);
  for await (const rows of batches) {
    yield rows
      .map(({ at, step, year, seq, summary, departmentId, dueAt, seenAt }) =>
        csvLine([
          at,
          t(`step.${step}`),
          requestNumber(year, seq),
          summary,
          departments.find(({ id }) => id === departmentId)?.name ?? t("triage"),
          dueAt,
          seenAt,
        ]),
      )
      .join("");
  }
}
