import { getTranslations } from "next-intl/server";
import { callFilterOf } from "@/components/calls/address";
import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import type { CallFilter } from "@/server/domain/call-filter";
import { csvLine } from "@/server/domain/csv";
import { requestNumber } from "@/server/domain/number";
import { may } from "@/server/policies/can";
import { everyCall } from "@/server/services/calls/list";
import { type Context, createContext } from "@/server/services/context";
import { csvFile } from "../csv-file";

/** All calls that pass the filter, numbers masked; the words of the address are those of the log. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await createContext(db, await actorOfSession());
  const filter = callFilterOf(Object.fromEntries(new URL(request.url).searchParams));
  if (!may(ctx.actor, "see_calls") || (filter.number && !may(ctx.actor, "record_request")))
    return new Response(null, { status: 403 });
  const t = await getTranslations("calls");
  return csvFile(t("file.name"), linesOf(ctx, filter, t));
}

type Words = Awaited<ReturnType<typeof getTranslations<"calls">>>;

async function* linesOf(ctx: Context, filter: CallFilter, t: Words): AsyncGenerator<string> {
  yield csvLine([
    t("columns.when"),
    t("columns.direction"),
    t("columns.number"),
    t("columns.outcome"),
    t("file.seconds"),
    t("columns.request"),
  ]);
  for await (const rows of everyCall(ctx, { ...filter, cursor: undefined })) {
    yield rows
      .map(({ startedAt, direction, number, answered, talkSeconds, request }) =>
        csvLine([
          startedAt.toISOString(),
          t(`direction.${direction}`),
          number ?? t("hidden"),
          t(`outcome.${answered ? "yes" : "no"}`),
          talkSeconds,
          request && requestNumber(request.year, request.seq),
        ]),
      )
      .join("");
  }
}
