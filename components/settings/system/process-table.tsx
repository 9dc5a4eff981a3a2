import { useTranslations } from "next-intl";
import { isAlive, type ProcessState, shownProcesses } from "@/server/domain/system";
import { SectionHead } from "../../shell/page-head";
import { ErrorMark, Marked, StateMark } from "../../ui/marks";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";
import { useSystemText } from "./system-text";

/** The processes of the installation, on whichever machine, by their signs of life. */
export function ProcessTable({ processes }: { processes: readonly ProcessState[] }) {
  const t = useTranslations("system");
  const { ago, span } = useSystemText();
  const shown = shownProcesses(processes);
  return (
    <section aria-label={t("processes")} className="mt-3">
      <SectionHead title={t("processes")} rule="none" />
      {shown.length === 0 ? (
        <p className="text-ink-2">{t("noProcess")}</p>
      ) : (
        <Table label={t("processes")} density="report" stacked>
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("process")}</HeadCell>
              <HeadCell>{t("state")}</HeadCell>
              <HeadCell>{t("lastHeard")}</HeadCell>
              <HeadCell figure>{t("upFor")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ number, ...process }) => (
              <tr key={`${process.kind} ${process.startedAt.getTime()}`}>
                <RowHead>{t(`kind.${process.kind}`, { number })}</RowHead>
                <Cell>
                  {isAlive(process) ? (
                    <Marked mark={<StateMark kind="resolved" />} className="text-done">
                      {t("up")}
                    </Marked>
                  ) : (
                    <Marked mark={<ErrorMark />} className="font-medium text-late">
                      {t("down")}
                    </Marked>
                  )}
                </Cell>
                <Cell data-label={t("lastHeard")} className="text-ink-2">
                  {ago(process.ageMs)}
                </Cell>
                <Cell figure data-label={t("upFor")}>
                  {span(process.beatAt.getTime() - process.startedAt.getTime())}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
