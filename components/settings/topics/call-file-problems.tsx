import { useTranslations } from "next-intl";
import type { CallFileRow } from "@/server/services/calls/files";

const SHOWN = 20;

/** Lines that are no call, each with its reason. */
export function CallFileProblems({ problems }: Pick<CallFileRow, "problems">) {
  const t = useTranslations("calls.files");
  if (problems.length === 0) return null;
  return (
    <details>
      <summary className="link w-fit pointer-coarse:min-h-ctl">{t("bad", { count: problems.length })}</summary>
      <ul className="text-t12 text-ink-2">
        {problems.slice(0, SHOWN).map(({ line, reason }) => (
          <li key={line}>
            {t("line", { line, reason: t.has(`problems.${reason}`) ? t(`problems.${reason}`) : reason })}
          </li>
        ))}
        {problems.length > SHOWN && <li>{t("more", { count: problems.length - SHOWN })}</li>}
      </ul>
    </details>
  );
}
