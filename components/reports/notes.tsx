import { CHANNELS } from "@/server/domain/channel";
import type { YearReport } from "@/server/services/reports/year";
import { useWords } from "./use-words";

/** What is published, what is assumed, and what each word means. */
export function Notes({ report }: { report: YearReport }) {
  const { t, show } = useWords();
  const { published, period, demonstration } = report;
  const year = String(period.year);
  const channelName = (channels: readonly string[]) => {
    const only = channels.length === 1 ? CHANNELS.find((channel) => channel === channels[0]) : undefined;
    return t(`channelShort.${only ?? "social"}`);
  };
  return (
    <footer className="double-top mt-10 pt-3 text-t13 text-ink-2 md:columns-2 md:gap-14 print:columns-2 print:gap-14 [&_p+p]:mt-1.5">
      {published && (
        <p>
          {t("notes.published", {
            year,
            received: show(published.received, "count"),
            calls: show(published.calls, "count"),
            channels: published.channels
              .map(({ channels, received, resolved }) =>
                t("notes.publishedChannel", {
                  channel: channelName(channels),
                  received: show(received, "count"),
                  resolved: show(resolved, "count"),
                }),
              )
              .join("; "),
          })}
        </p>
      )}
      {demonstration && !published && <p>{t("notes.assumed", { year })}</p>}
      <p>{t("notes.meaning")}</p>
      {report.hasBefore && period.compare?.whole === false && <p>{t("notes.compare")}</p>}
    </footer>
  );
}
