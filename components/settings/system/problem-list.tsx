import { useTranslations } from "next-intl";
import type { Problem } from "@/server/domain/system";
import { ErrorMark } from "../../ui/marks";
import { Offer } from "../../ui/offer";
import { useSystemText } from "./system-text";

/** What must be put right, with what to do about it; nothing where all is well. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations("system");
  const { problem: say } = useSystemText();
  if (problems.length === 0) return null;
  return (
    <Offer late role="alert" aria-label={t("problems")}>
      <ul className="grid gap-2">
        {problems.map((problem) => (
          <li key={problem.kind === "waiting" ? problem.work : problem.kind}>
            <p className="flex items-baseline gap-2 font-bold text-pretty text-late">
              <ErrorMark className="self-center" />
              {say(problem)}
            </p>
            <p className="text-ink-2">{t(`problem.${problem.kind}Cure`)}</p>
          </li>
        ))}
      </ul>
    </Offer>
  );
}
