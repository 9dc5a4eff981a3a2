"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { ListedKey } from "@/server/services/open311/keys";
import { formatDate, formatDayTime } from "../../i18n/format";
import { SectionHead } from "../../shell/page-head";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";
import { useToast } from "../../ui/toast";
import { IssueKey } from "./issue-key";

/** Who may send us requests; a key that was revoked stays in sight. */
export function Keys() {
  const t = useTranslations("open311.door.keys");
  const trpc = useTRPC();
  const { data: keys } = useSuspenseQuery(trpc.open311.keys.queryOptions());
  return (
    <section>
      <SectionHead title={t("title")} aside={<IssueKey />} rule="double" />
      {keys.length === 0 ? (
        <Empty title={t("none")} className="px-0">
          {t("noneNext")}
        </Empty>
      ) : (
        <div className="md:overflow-x-auto">
          <Table label={t("title")} density="side" stacked>
            <thead>
              <tr>
                <HeadCell className="pl-0">{t("name")}</HeadCell>
                <HeadCell>{t("channel")}</HeadCell>
                <HeadCell>{t("hint")}</HeadCell>
                <HeadCell>{t("used")}</HeadCell>
                <HeadCell>{t("state")}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <Row key={key.id} held={key} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

function Row({ held }: { held: ListedKey }) {
  const t = useTranslations("open311.door.keys");
  const locale = useLocale();
  const { id, name, channel, hint, createdAt, createdBy, lastUsedAt, revokedAt } = held;
  return (
    <tr className={revokedAt ? "text-ink-3" : undefined}>
      <RowHead>
        {name}
        <span className="block text-t12 font-normal text-ink-3">
          {formatDate(createdAt, locale)} · {createdBy}
        </span>
      </RowHead>
      <Cell>{t(channel === "crm" ? "crm" : "him")}</Cell>
      <Cell>
        <code>…{hint}</code>
      </Cell>
      <Cell data-label={t("used")}>{lastUsedAt ? formatDayTime(lastUsedAt, locale) : t("never")}</Cell>
      <Cell>{revokedAt ? t("revoked", { at: formatDate(revokedAt, locale) }) : <Revoke id={id} name={name} />}</Cell>
    </tr>
  );
}

function Revoke({ id, name }: { id: number; name: string }) {
  const t = useTranslations("open311.door.keys");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const [asked, setAsked] = useState(false);
  const revoke = useMutation(
    trpc.open311.revokeKey.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("revokedDone") });
        await queries.invalidateQueries();
      },
      onError: (error) => toast({ text: errors.of(error), error: true }),
      onSettled: () => setAsked(false),
    }),
  );
  return (
    <Confirm
      trigger={
        <Button size="small" look="danger">
          {t("revoke")}
        </Button>
      }
      open={asked}
      onOpenChange={setAsked}
      danger
      question={t("revokeQuestion", { name })}
      what={t("revokeWhat")}
      act={t("revoke")}
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate({ id })}
    />
  );
}
