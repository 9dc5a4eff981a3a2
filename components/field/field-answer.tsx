"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { Act } from "@/server/domain/request";

const PHRASES = ["filled", "repaired", "cleaned"] as const;

type Props = {
  text: string;
  error: string | undefined;
  acts: readonly Act[];
  onText: (text: string) => void;
  onAsk: (act: "wait" | "return") => void;
};

/** What was done, in the words that the citizen will read. */
export function FieldAnswer({ text, error, acts, onText, onAsk }: Props) {
  const t = useTranslations("field.answer");
  return (
    <section className="grid gap-2">
      <Field id="field-answer" label={t("label")} aside={t("aside")} error={error}>
        <Textarea spacious rows={2} value={text} onChange={({ target }) => onText(target.value)} />
      </Field>
      <ul aria-label={t("phrases")} className="flex flex-wrap gap-2">
        {PHRASES.map((phrase) => (
          <li key={phrase}>
            <Button onClick={() => onText([text.trim(), t(`${phrase}Text`)].filter(Boolean).join(" "))}>
              {t(phrase)}
            </Button>
          </li>
        ))}
        {acts.includes("wait") && (
          <li>
            <Button onClick={() => onAsk("wait")}>{t("notToday")}</Button>
          </li>
        )}
        {acts.includes("return") && (
          <li>
            <Button onClick={() => onAsk("return")}>{t("notOurs")}</Button>
          </li>
        )}
      </ul>
    </section>
  );
}
