"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDateTime, formatNumber } from "@/components/i18n/format";
import { PageHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Facts } from "@/components/ui/facts";
import { FieldGroup } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/segmented";
import { useToast } from "@/components/ui/toast";

/** Whether this is the municipality's own installation or a copy of it, and what becomes of what waits to be sent. */
export function InstallationSetting() {
  const t = useTranslations("settings.installation");
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.installation.queryOptions());
  const [outbox, setOutbox] = useState<"new" | "all">("new");
  const [asked, setAsked] = useState<"original" | "copy" | null>(null);
  const decide = useMutation(
    trpc.settings.decideInstallation.mutationOptions({
      onSuccess: async () => {
        setAsked(null);
        toast({ text: t("saved") });
        await queries.invalidateQueries(trpc.settings.pathFilter());
        router.refresh();
      },
    }),
  );
  const { state, differences, addresses, noticedAt, waiting } = data;
  const counted = ({ all, before }: { all: number; before: number }) =>
    all === 0 ? t("none") : t("count", { all: formatNumber(all, locale), before: formatNumber(before, locale) });
  const old = waiting.messages.before + waiting.webhooks.before + waiting.handovers.before;
  return (
    <>
      <PageHead title={t("title")} />
      <div className="grid max-w-xl gap-5 px-5 pb-8">
        {decide.error && (
          <p role="alert" className="font-medium text-late">
            {errors.of(decide.error)}
          </p>
        )}
        <p className="text-pretty">{t(`explain_${state}`)}</p>
        <Facts
          termWidth={168}
          items={[
            [t("state"), t(`state_${state}`)],
            ...(state === "original"
              ? []
              : ([
                  [t("different"), differences.map((one) => t(`differences.${one}`)).join(", ")],
                  [t("addressOriginal"), addresses.original],
                  [t("addressHere"), addresses.here],
                ] as const)),
            ...(noticedAt ? ([[t("noticedAt"), formatDateTime(noticedAt, locale)]] as const) : []),
          ]}
        />
        <section>
          <h2 className="mb-2 font-bold">{t("waiting")}</h2>
          <Facts
            termWidth={168}
            items={(["messages", "webhooks", "handovers"] as const).map((one) => [t(one), counted(waiting[one])])}
          />
        </section>
        <section className="grid justify-items-start gap-3 border-t border-rule pt-4">
          <h2 className="font-bold">{t("decide")}</h2>
          {state !== "original" && (
            <>
              {old > 0 && (
                <FieldGroup label={t("outbox")}>
                  <RadioGroup
                    name="outbox"
                    value={outbox}
                    onValueChange={(value) => setOutbox(value === "all" ? "all" : "new")}
                    options={[
                      { value: "new", label: t("outboxNew"), hint: t("outboxNewHint") },
                      { value: "all", label: t("outboxAll"), hint: t("outboxAllHint") },
                    ]}
                  />
                </FieldGroup>
              )}
              <Button look="main" onClick={() => setAsked("original")}>
                {t("original")}
              </Button>
            </>
          )}
          {state !== "copy" && <Button onClick={() => setAsked("copy")}>{t("copy")}</Button>}
        </section>
      </div>
      <Confirm
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        question={asked ? t(`${asked}Question`) : ""}
        what={asked ? t(`${asked}What`) : ""}
        act={asked ? t(asked) : ""}
        cancel={t("cancel")}
        busy={decide.isPending}
        onConfirm={() => asked && decide.mutate(asked === "copy" ? { is: "copy" } : { is: "original", outbox })}
      />
    </>
  );
}
