"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { KeyDetail } from "@/server/services/api/list-keys";
import { formatDateTime, formatNumber } from "../../i18n/format";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Facts } from "../../ui/facts";
import { GivenOnce } from "../given-once";
import { useAsked } from "../use-asked";
import { KeyStateLabel } from "./key-state";

type Asked = "rotate" | "revoke";

/** What a key has been used for, and what ends or renews it. */
export function KeyPanel({ detail }: { detail: KeyDetail }) {
  const t = useTranslations("api");
  const locale = useLocale();
  const trpc = useTRPC();
  const { asked, ask, after } = useAsked<Asked>();
  const { id, name, state } = detail;
  const when = (moment: Date | null) => moment && formatDateTime(moment, locale);
  const rotate = useMutation(trpc.api.rotateKey.mutationOptions(after()));
  const revoke = useMutation(trpc.api.revokeKey.mutationOptions(after(t("panel.revoked", { name }))));
  return (
    <>
      <Facts
        termWidth={132}
        items={[
          [t("panel.state"), <KeyStateLabel key="state" state={state} />],
          [t("panel.prefix"), `${detail.prefix}…`],
          [t("panel.created"), when(detail.createdAt)],
          [t("panel.lastUsed"), when(detail.lastUsedAt) ?? t("keys.neverUsed")],
          [t("panel.expires"), when(detail.expiresAt)],
          [t("panel.revokedAt"), when(detail.revokedAt)],
          [t("panel.oldUntil"), when(detail.oldUntil)],
          [
            t("panel.personal"),
            t("panel.personalCount", {
              today: formatNumber(detail.readToday, locale),
              month: formatNumber(detail.readMonth, locale),
            }),
          ],
        ]}
      />
      {state !== "revoked" && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button onClick={() => ask("rotate")}>{t("panel.rotate")}</Button>
          <Button look="danger" onClick={() => ask("revoke")}>
            {t("panel.revoke")}
          </Button>
        </div>
      )}
      {asked && (
        <Confirm
          open
          onOpenChange={(open) => !open && ask(undefined)}
          danger={asked === "revoke"}
          question={t(`panel.${asked}Ask`, { name })}
          what={t(`panel.${asked}What`)}
          act={t(`panel.${asked}`)}
          busy={rotate.isPending || revoke.isPending}
          busyLabel={t("panel.working")}
          onConfirm={() => (asked === "revoke" ? revoke : rotate).mutate({ id })}
        />
      )}
      {rotate.data && (
        <GivenOnce
          title={t("given.key")}
          what={t("given.rotatedWhat", { name })}
          secret={rotate.data.key}
          onClose={() => rotate.reset()}
        />
      )}
    </>
  );
}
