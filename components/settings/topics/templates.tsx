"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { formatDayTime } from "@/components/i18n/format";
import { PageHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { fillTemplate, type Notice } from "@/server/domain/notices";
import { smsParts } from "@/server/domain/sms";
import { Costs } from "../sms/costs";

type Sample = Record<string, string | null>;

/** One text with what it will look like and how many parts it costs, counted as it is typed. */
function One({
  notice,
  locale,
  body,
  subject,
  updatedAt,
  sample,
}: {
  notice: Notice;
  locale: "tr" | "en";
  body: string;
  subject: string;
  updatedAt: Date | null;
  sample: Sample;
}) {
  const t = useTranslations("settings.templates");
  const own = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const [text, setText] = useState(body);
  const [over, setOver] = useState(subject);
  const save = useMutation(
    trpc.settings.saveTemplate.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.settings.templates.pathFilter()),
    }),
  );
  const shown = fillTemplate(text, sample);
  const count = smsParts(shown);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await save.mutateAsync({ notice, locale, body: text, subject: over });
    toast({ text: t("saved") });
  };
  return (
    <form
      onSubmit={(event) => void submit(event).catch(() => undefined)}
      className="grid gap-3 border-t border-rule py-4 lg:grid-cols-2"
    >
      <div className="grid content-start gap-2">
        <Field
          label={`${t(`notice.${notice}`)} · ${t(`locale.${locale}`)}`}
          hint={updatedAt ? t("changed", { at: formatDayTime(updatedAt, own) }) : t("standard")}
          error={save.error ? (errors.field(save.error, "body") ?? errors.of(save.error)) : undefined}
        >
          <Textarea value={text} onChange={({ target }) => setText(target.value)} rows={3} />
        </Field>
        <Field
          label={<span className="text-t12 font-normal text-ink-2">{t("subject")}</span>}
          error={save.error ? errors.field(save.error, "subject") : undefined}
        >
          <Input
            value={over}
            placeholder={`${sample.municipality}: ${sample.number}`}
            onChange={({ target }) => setOver(target.value)}
          />
        </Field>
        {(text !== body || over !== subject) && (
          <Button look="main" type="submit" busy={save.isPending} className="w-fit">
            {t("save")}
          </Button>
        )}
      </div>
      <div>
        <p className="flex justify-between font-medium">
          {t("preview")}{" "}
          <span className="font-normal text-ink-3">
            {t("parts", { length: count.length, room: count.length + count.left, parts: count.parts })}
          </span>
        </p>
        <p className="mt-1 border-l-[3px] border-rule-2 pl-2.5 text-t14 whitespace-pre-line text-ink-2 [border-left-style:double]">
          {shown}
        </p>
        <Costs text={shown} />
        {count.alphabet === "ucs2" && <p className="mt-1 text-t12 text-today">{t("ucs2")}</p>}
      </div>
    </form>
  );
}

export function Templates() {
  const t = useTranslations("settings.templates");
  const trpc = useTRPC();
  const { data: templates } = useSuspenseQuery(trpc.settings.templates.queryOptions());
  const { data: names } = useSuspenseQuery(trpc.lookups.all.queryOptions());
  const sample: Sample = {
    number: "2026-014884",
    link: "ornek.example/t/K7M4PQ2A5T",
    municipality: names.identity.shortName,
    callCentre: names.identity.callCentre,
    answer: t("sample.answer"),
    text: t("sample.text"),
    department: names.departments[0]?.name ?? "",
    institution: names.institutions[0]?.name ?? "",
    institutionPhone: names.institutions[0]?.phone ?? "",
    theirNumber: "48213",
  };
  return (
    <>
      <PageHead title={t("title")} summary={t("summary")} />
      <div className="max-w-5xl px-5 pb-8">
        <p className="max-w-text pb-4 text-ink-2">{t("placeholders")}</p>
        {templates.map(({ notice, locale, body, subject, updatedAt }) => (
          <One
            key={`${notice} ${locale}`}
            notice={notice}
            locale={locale}
            body={body}
            subject={subject ?? ""}
            updatedAt={updatedAt}
            sample={sample}
          />
        ))}
      </div>
    </>
  );
}
