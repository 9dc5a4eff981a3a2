"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PageHead } from "../../shell/page-head";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { useToast } from "../../ui/toast";
import { clockMinutes, clockText } from "../topics/clock-text";
import { GatewayList } from "./gateway-list";
import { type Line, linesOf, priceOf } from "./gateway-order";
import { type Quiet, QuietFields } from "./quiet-fields";

const NIGHT = { from: 21 * 60, to: 8 * 60, receipts: false };

/** Who carries an SMS and in what order, when none goes, what a part costs. What is typed stays until the server took it. */
export function SmsSettings({ at }: { at: string }) {
  const t = useTranslations("sms");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.sms.settings.queryOptions());
  const [order, setOrder] = useState<Line[]>(() => linesOf(data));
  const [quiet, setQuiet] = useState<Quiet>(() => {
    const { from, to, receipts } = data.quiet ?? NIGHT;
    return { use: data.quiet !== null, from: clockText(from), to: clockText(to), receipts };
  });
  const [priceWrong, setPriceWrong] = useState(false);
  const save = useMutation(
    trpc.sms.save.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("saved") });
        await queries.invalidateQueries();
      },
    }),
  );
  // What was learned of a gateway meanwhile is shown in the order that stands here.
  const lines = order.map((line) => ({ ...line, ...data.all.find(({ name }) => name === line.name) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const prices = lines.map(({ name, price }) => [name, priceOf(price)] as const);
    const wrong = prices.some(([, price]) => Number.isNaN(price));
    setPriceWrong(wrong);
    if (wrong) return;
    save.mutate({
      gateways: lines.filter(({ used }) => used).map(({ name }) => name),
      quiet: quiet.use
        ? { from: clockMinutes(quiet.from), to: clockMinutes(quiet.to), receipts: quiet.receipts }
        : null,
      prices: Object.fromEntries(prices.flatMap(([name, price]) => (price === undefined ? [] : [[name, price]]))),
    });
  };
  const quietError = save.error ? errors.field(save.error, "quiet.to") : undefined;
  return (
    <>
      <PageHead title={t("title")} summary={t("summary", { count: lines.filter(({ used }) => used).length })} />
      <form onSubmit={submit} noValidate className="grid max-w-5xl gap-5 px-5 pb-8">
        {(priceWrong || (save.error && !quietError)) && (
          <p role="alert" className="font-medium text-late">
            {priceWrong ? t("priceUnreadable") : errors.of(save.error)}
          </p>
        )}
        <section>
          <h2 className="font-bold">{t("order")}</h2>
          <p className="max-w-text pt-1 pb-3 text-ink-2">{t("orderHint")}</p>
          <GatewayList lines={lines} onChange={setOrder} now={new Date(at)} />
        </section>
        <QuietFields quiet={quiet} error={quietError} onChange={setQuiet} />
        <Button look="main" type="submit" busy={save.isPending} busyLabel={t("saving")} className="w-fit">
          {t("save")}
        </Button>
      </form>
    </>
  );
}
