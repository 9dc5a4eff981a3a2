import { getTranslations } from "next-intl/server";
import { deliveryFilterOf } from "@/components/settings/api/address";
import { csvLine, secondText } from "@/server/domain/csv";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { contextOfRequest } from "@/server/rsc";
import type { Context } from "@/server/services/context";
import { everyDelivery } from "@/server/services/webhooks/deliveries";
import { csvFile, refusedAddress } from "../csv-file";

/** Every delivery that the list of the same address has. */
export const GET = route(async (request) => {
  const ctx = await contextOfRequest();
  if (!may(ctx.actor, "manage_api")) return new Response(null, { status: 403 });
  const read = deliveryFilterOf(new URL(request.url).searchParams);
  const refused = await refusedAddress(read);
  if (refused) return refused;
  const { filter } = read;
  const t = await getTranslations("api");
  return csvFile(t("deliveries.file"), linesOf(ctx, filter, t));
});

type Words = Awaited<ReturnType<typeof getTranslations<"api">>>;

async function* linesOf(ctx: Context, filter: Parameters<typeof everyDelivery>[1], t: Words): AsyncGenerator<string> {
  const heads = ["when", "event", "request", "to", "state", "attempts", "answer", "ms"] as const;
  yield csvLine([t("delivery.id"), ...heads.map((name) => t(`deliveries.${name}`)), t("webhooks.address")]);
  for await (const rows of everyDelivery(ctx, filter))
    yield rows
      .map((row) =>
        csvLine([
          row.messageId,
          secondText(row.createdAt),
          row.event,
          row.number,
          row.subscription.name,
          t(`deliveryState.${row.state}`),
          row.attempts,
          row.status ?? row.error,
          row.ms,
          row.subscription.url,
        ]),
      )
      .join("");
}
