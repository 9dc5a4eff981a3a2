import { getTranslations } from "next-intl/server";
import { callFilterOf } from "@/components/calls/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { csvLine, secondText } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { type CallRow, everyCall } from "@/server/services/calls/list";
import { createContext } from "@/server/services/context";
import { csvFile, refusedExport, takenOut } from "../csv-file";

/** All calls that pass the filter, numbers masked; the words of the address are those of the log. */
export const GET = route(async (request) => {
  const ctx = await createContext(db, await actorOfSession());
  const read = callFilterOf(new URL(request.url).searchParams);
  const { filter } = read;
  if (
    !may(ctx.actor, "see_calls") ||
    (filter.number && !may(ctx.actor, "record_request")) ||
    (filter.staff && !may(ctx.actor, "see_agent_figures"))
  )
    return new Response(null, { status: 403 });
  const refused = await refusedExport(ctx, read);
  if (refused) return refused;
  const taken = await takenOut(ctx, "calls", filter);
  if (taken instanceof Response) return taken;
  const t = await getTranslations("calls");
  return csvFile(t("file.name"), linesOf(taken.counted(everyCall(ctx, { ...filter, cursor: undefined })), t));
});

type Words = Awaited<ReturnType<typeof getTranslations<"calls">>>;

async function* linesOf(batches: AsyncGenerator<CallRow[]>, t: Words): AsyncGenerator<string> {
  yield csvLine([
    t("columns.when"),
    t("columns.direction"),
    t("columns.number"),
    t("columns.outcome"),
    t("columns.queue"),
    t("columns.extension"),
    t("file.staff"),
    t("file.waitSeconds"),
    t("file.seconds"),
    t("columns.request"),
  ]);
  for await (const rows of batches) {
    yield rows
      .map((call) =>
        csvLine([
          secondText(call.startedAt),
          t(`direction.${call.direction}`),
          call.number ?? t("hidden"),
          t(`outcome.${call.outcome ?? "live"}`),
          call.queue,
          call.extension,
          call.staff,
          call.waitSeconds,
          call.talkSeconds,
          call.request && requestNumber(call.request.year, call.request.seq),
        ]),
      )
      .join("");
  }
}
