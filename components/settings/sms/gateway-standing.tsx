"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDayTime, formatTime } from "../../i18n/format";
import { inflect } from "../../i18n/inflect";
import { useErrorWords } from "../../messages/use-error-words";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { cx } from "../../ui/cx";
import { ErrorMark, StateMark, TimeMark } from "../../ui/marks";
import { useToast } from "../../ui/toast";
import type { Line } from "./gateway-order";

const DAY_MS = 86_400_000;

/** How a gateway answers, in words; one that does not may be tried at once. */
export function GatewayStanding({ line, name, now }: { line: Line; name: string; now: Date }) {
  const t = useTranslations("sms.standing");
  const inWords = useErrorWords();
  const locale = useLocale();
  const { health, ready } = line;
  const clock = (at: Date) =>
    Math.abs(now.getTime() - at.getTime()) < DAY_MS ? formatTime(at, locale) : formatDayTime(at, locale);
  if (!ready)
    return (
      <Standing mark={<StateMark kind="new" />} className="text-ink-3">
        {t("notReady")} ·{" "}
        <Link href={`/settings/channels/${line.name}`} className="link">
          <SetUp />
        </Link>
      </Standing>
    );
  if (health?.downSince)
    return (
      <Standing mark={<ErrorMark />} className="text-late">
        <b className="font-medium">{t("down", { since: inflect(clock(health.downSince), "ablative", locale) })}</b>
        {health.reason && <span className="text-ink-2"> {inWords(health.reason)}</span>}
        <span className="block text-t12 text-ink-2">
          {health.tryAt &&
            health.tryAt > now &&
            t("retry", { until: inflect(clock(health.tryAt), "locative", locale) })}{" "}
          <TryAgain sender={line.name} name={name} />
        </span>
      </Standing>
    );
  if (health?.tryAt && health.tryAt > now)
    return (
      <Standing mark={<TimeMark kind="paused" />} className="text-wait">
        {t("paused", { until: inflect(clock(health.tryAt), "locative", locale) })}
      </Standing>
    );
  return (
    <Standing
      mark={<StateMark kind={health ? "resolved" : "assigned"} />}
      className={health ? "text-done" : "text-ink-2"}
    >
      {health?.lastOkAt ? t("well", { at: clock(health.lastOkAt) }) : t("unused")}
    </Standing>
  );
}

/** Mark and words, never a colour alone; long words wrap beside the mark. */
const Standing = ({ mark, className, children }: { mark: ReactNode; className: string; children: ReactNode }) => (
  <p className={cx("flex gap-2", className)}>
    <span className="pt-[5px]">{mark}</span>
    <span className="min-w-0">{children}</span>
  </p>
);

const SetUp = () => useTranslations("sms")("setUp");

function TryAgain({ sender, name }: { sender: Line["name"]; name: string }) {
  const t = useTranslations("sms");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const { mutate, isPending } = useMutation(
    trpc.sms.tryAgain.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("willTry", { name }) });
        await queries.invalidateQueries(trpc.sms.pathFilter());
      },
    }),
  );
  return (
    <Button size="small" busy={isPending} aria-label={t("tryAgainOf", { name })} onClick={() => mutate({ sender })}>
      {t("tryAgain")}
    </Button>
  );
}
