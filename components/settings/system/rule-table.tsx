import { useLocale, useTranslations } from "next-intl";
import {
  DEAD_MS,
  LOW_DISK_BYTES,
  LOW_DISK_PART,
  type Problem,
  WAITING_LIMIT_MS,
  WORK_KINDS,
} from "@/server/domain/system";
import { formatPercent } from "../../i18n/format";
import { SectionHead } from "../../shell/page-head";
import { TimeMark } from "../../ui/marks";
import { Cell, HeadCell, Table } from "../../ui/table";
import { useSystemText } from "./system-text";

/** What counts as a problem, and which of it is so now: what the home pages of those who would wonder say too. */
export function RuleTable({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations("system");
  const { span, room } = useSystemText();
  const locale = useLocale();
  const is = (key: string) =>
    problems.some((problem) => (problem.kind === "waiting" ? problem.work : problem.kind) === key);
  const rules = [
    { key: "worker", text: t("ruleWorker", { limit: span(DEAD_MS) }), now: is("worker") },
    {
      key: "disk",
      text: t("ruleDisk", { part: formatPercent(LOW_DISK_PART, locale, 0), room: room(LOW_DISK_BYTES) }),
      now: is("disk"),
    },
    ...WORK_KINDS.map((work) => ({
      key: work,
      text: t("ruleWaiting", { work: t(`work.${work}`), limit: span(WAITING_LIMIT_MS[work]) }),
      now: is(work),
    })),
  ];
  return (
    <section aria-label={t("rules")} className="mt-4">
      <SectionHead
        rule="none"
        title={
          <>
            {t("rules")} <span className="ml-1 font-normal text-ink-3">{t("rulesHint")}</span>
          </>
        }
      />
      <Table label={t("rules")} density="report">
        <thead>
          <tr>
            <HeadCell className="margin-line w-8 pr-0 pl-0">
              <span className="sr-only">{t("mark")}</span>
            </HeadCell>
            <HeadCell className="pl-3">{t("rule")}</HeadCell>
            <HeadCell figure>{t("now")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ key, text, now }) => (
            <tr key={key}>
              <Cell className="margin-line pr-0 pl-0">
                <TimeMark kind={now ? "late" : "later"} />
              </Cell>
              <Cell className="pl-3 whitespace-normal!">{text}</Cell>
              <Cell figure className={now ? "font-bold text-late" : "text-ink-3"}>
                {t(now ? "isNow" : "isNot")}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-pretty text-ink-2">{t("whoSees")}</p>
    </section>
  );
}
