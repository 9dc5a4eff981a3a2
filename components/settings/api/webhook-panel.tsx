"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { SubscriptionRow } from "@/server/services/webhooks/list";
import { formatDateTime, formatNumber } from "../../i18n/format";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Facts } from "../../ui/facts";
import { GivenOnce } from "../given-once";
import { useAsked } from "../use-asked";
import { apiQuery } from "./address";
import { WebhookStateLabel } from "./webhook-state";

type Asked = "rotate" | "remove";

/** How a webhook does, and what is done to it. */
export function WebhookPanel({ row }: { row: SubscriptionRow }) {
  const t = useTranslations("api.webhookPanel");
  const given = useTranslations("api.given");
  const locale = useLocale();
  const trpc = useTRPC();
  const router = useRouter();
  const { asked, ask, after } = useAsked<Asked>();
  const { id, enabled } = row;
  const set = useMutation(trpc.api.setWebhook.mutationOptions(after(t(enabled ? "offDone" : "onDone"))));
  const test = useMutation(trpc.api.test.mutationOptions(after(t("testDone"))));
  const rotate = useMutation(trpc.api.rotateSecret.mutationOptions(after()));
  const remove = useMutation(
    trpc.api.unsubscribe.mutationOptions({
      onSuccess: () => {
        router.push("/settings/api/webhooks");
        router.refresh();
      },
      onError: after().onError,
    }),
  );
  const list = (state: string, count: number) =>
    count > 0 ? (
      <Link href={`/settings/api/deliveries${apiQuery({ subscription: id, state })}`} className="link">
        {formatNumber(count, locale)}
      </Link>
    ) : (
      "0"
    );
  const when = (moment: Date | null) => moment && formatDateTime(moment, locale);
  return (
    <>
      <Facts
        termWidth={132}
        items={[
          [t("state"), <WebhookStateLabel key="state" row={row} />],
          [
            t("key"),
            <Link key="key" href={`/settings/api/keys/${row.apiKeyId}`} className="link">
              {row.name}
            </Link>,
          ],
          [t("offSince"), when(row.disabledAt)],
          [t("failingSince"), enabled && when(row.failingSince)],
          [t("held"), list("held", row.held)],
          [t("failed"), list("failed", row.failed)],
          [t("oldUntil"), when(row.oldUntil)],
          [t("created"), when(row.createdAt)],
        ]}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button busy={set.isPending} busyLabel={t("working")} onClick={() => set.mutate({ id, enabled: !enabled })}>
          {t(enabled ? "off" : "on")}
        </Button>
        {enabled && (
          <Button busy={test.isPending} busyLabel={t("working")} onClick={() => test.mutate({ id })}>
            {t("test")}
          </Button>
        )}
        <Button onClick={() => ask("rotate")}>{t("rotate")}</Button>
        <Button look="danger" onClick={() => ask("remove")}>
          {t("remove")}
        </Button>
      </div>
      <p className="mt-3">
        <Link href={`/settings/api/deliveries${apiQuery({ subscription: id })}`} className="link">
          {t("deliveries")}
        </Link>
      </p>
      {asked && (
        <Confirm
          open
          onOpenChange={(open) => !open && ask(undefined)}
          danger={asked === "remove"}
          question={t(`${asked}Ask`)}
          what={t(`${asked}What`)}
          act={t(asked)}
          busy={rotate.isPending || remove.isPending}
          busyLabel={t("working")}
          onConfirm={() => (asked === "remove" ? remove : rotate).mutate({ id })}
        />
      )}
      {rotate.data && (
        <GivenOnce
          title={given("secret")}
          what={given("secretRotated")}
          secret={rotate.data.secret}
          onClose={() => rotate.reset()}
        />
      )}
    </>
  );
}
