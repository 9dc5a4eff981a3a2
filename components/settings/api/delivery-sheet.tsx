import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Delivery } from "@/server/services/webhooks/deliveries";
import { formatDateTime, formatNumber } from "../../i18n/format";
import { SectionHead } from "../../shell/page-head";
import { RequestNumber } from "../../shell/request-number";
import { Facts } from "../../ui/facts";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import { DeliveryState } from "./delivery-state";
import { ReplayButton } from "./replay-button";
import { useAnswerWords } from "./use-event-name";

/** One delivery: where it stands, what it says, and each attempt. */
export function DeliverySheet({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("api");
  const locale = useLocale();
  const answer = useAnswerWords();
  const { subscription, number, state } = delivery;
  const refused = !subscription.enabled ? t("replay.off") : state === "taken" ? t("replay.taken") : undefined;
  return (
    <div className="grid gap-x-12 gap-y-8 px-5 pb-10 md:px-8 lg:grid-cols-[minmax(0,400px)_minmax(0,1fr)]">
      <section>
        <SectionHead title={t("delivery.standing")} rule="double" />
        <Facts
          termWidth={112}
          items={[
            [t("deliveries.state"), <DeliveryState key="state" state={state} />],
            [
              t("deliveries.request"),
              number && (
                <Link key="number" href={`/requests/${number}`} className="link">
                  <RequestNumber number={number} />
                </Link>
              ),
            ],
            [
              t("deliveries.to"),
              <Link key="to" href={`/settings/api/webhooks/${subscription.id}`} className="link">
                {subscription.name}
              </Link>,
            ],
            [t("webhooks.address"), subscription.url],
            [t("delivery.id"), delivery.messageId],
            [t("delivery.attempts"), formatNumber(delivery.attempts, locale)],
            [t("delivery.next"), delivery.nextAt && formatDateTime(delivery.nextAt, locale)],
          ]}
        />
        <div className="mt-3">
          <ReplayButton id={delivery.id} refused={refused} />
        </div>
        <div className="mt-6">
          <SectionHead title={t("delivery.tries")} rule="double" />
          {delivery.tries.length === 0 ? (
            <Empty className="px-0 py-2" title={t("delivery.noTries")} />
          ) : (
            <Table label={t("delivery.tries")} density="report">
              <thead>
                <tr>
                  <HeadCell className="pl-0">{t("deliveries.when")}</HeadCell>
                  <HeadCell>{t("deliveries.answer")}</HeadCell>
                  <HeadCell figure>{t("deliveries.ms")}</HeadCell>
                </tr>
              </thead>
              <tbody>
                {delivery.tries.map((one) => (
                  <tr key={one.id}>
                    <Cell className="pl-0 whitespace-normal text-ink-2">{formatDateTime(one.at, locale)}</Cell>
                    <Cell className="whitespace-normal">{answer(one)}</Cell>
                    <Cell figure>{formatNumber(one.ms, locale)}</Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </div>
      </section>
      <section className="min-w-0">
        <SectionHead title={t("delivery.payload")} rule="double" />
        <p className="mb-2 text-ink-3">{t("delivery.payloadHint")}</p>
        <pre className="border border-rule bg-desk px-3.5 py-2.5 text-t13 wrap-anywhere whitespace-pre-wrap">
          {JSON.stringify(delivery.payload, null, 2)}
        </pre>
      </section>
    </div>
  );
}
