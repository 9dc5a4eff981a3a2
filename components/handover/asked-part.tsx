import { useTranslations } from "next-intl";
import type { Answers } from "@/server/domain/handover-answers";
import { AskedFields } from "./asked-fields";
import type { Asked } from "./use-asked";

type AskedPartProps = {
  asked: Asked | undefined;
  answers: Answers;
  onChange: (answers: Answers) => void;
  errorOf: (code: string) => string | undefined;
};

/** The part of a dialog in which an institution's own questions stand; nothing where it has none. */
export function AskedPart({ asked, answers, onChange, errorOf }: AskedPartProps) {
  const t = useTranslations("handover.asked");
  if (!asked?.service) return null;
  if (asked.unknown) return <p className="text-t12 text-wait">{t("unknown")}</p>;
  if (asked.attributes.length === 0) return null;
  return (
    <section aria-label={t("title")} className="grid gap-3 border-t border-rule pt-3">
      <h3 className="text-ctl font-bold">
        {t("title")} <span className="font-normal text-ink-3">· {t("service", { name: asked.service })}</span>
      </h3>
      <AskedFields attributes={asked.attributes} answers={answers} onChange={onChange} errorOf={errorOf} />
    </section>
  );
}
