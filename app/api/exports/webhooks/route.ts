import { getTranslations } from "next-intl/server";
import { webhookFilterOf } from "@/components/settings/api/address";
import { csvLine } from "@/server/domain/csv";
import { webhookStanding } from "@/server/domain/webhooks";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { contextOfRequest } from "@/server/rsc";
import { findSubscriptions, type SubscriptionRow } from "@/server/services/webhooks/list";
import { csvFile, refusedAddress } from "../csv-file";

/** The webhooks that the list of the same address has. No secret is in it. */
export const GET = route(async (request) => {
  const ctx = await contextOfRequest();
  if (!may(ctx.actor, "manage_api")) return new Response(null, { status: 403 });
  const read = webhookFilterOf(new URL(request.url).searchParams);
  const refused = await refusedAddress(read);
  if (refused) return refused;
  const { filter } = read;
  const [rows, t] = await Promise.all([findSubscriptions(ctx, filter), getTranslations("api")]);
  return csvFile(t("webhooks.file"), linesOf(rows, t));
});

type Words = Awaited<ReturnType<typeof getTranslations<"api">>>;

function* linesOf(rows: readonly SubscriptionRow[], t: Words): Generator<string> {
  const heads = ["address", "key", "events", "state", "since", "held", "failed", "created"] as const;
  yield csvLine(heads.map((name) => t(`webhooks.${name}`)));
  for (const row of rows)
    yield csvLine([
      row.url,
      row.name,
      row.events.length === 0 ? t("webhooks.allEvents") : row.events.join(" "),
      t(`webhookState.${webhookStanding(row)}`),
      row.disabledAt ?? row.failingSince,
      row.held,
      row.failed,
      row.createdAt,
    ]);
}
