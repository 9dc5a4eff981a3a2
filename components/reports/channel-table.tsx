import Link from "next/link";
import { HeadCell, RowHead, Table, TotalRow } from "@/components/ui/table";
import type { YearReport } from "@/server/services/reports/year";
import type { CellName } from "./cells";
import { LineCells, LineHeads } from "./line-cells";
import { channelRow, type ReportLine } from "./lines";
import { rowsBehind } from "./links";
import { OpeningRows } from "./opening-rows";
import { Part, Wide } from "./part";
import { useWords } from "./use-words";

/** Every channel; social media is one line that opens into its three accounts. */
export function ChannelTable({ report }: { report: YearReport }) {
  const { t, nameOf } = useWords();
  const { channels, total, hasBefore, demonstration, published } = report;
  const names: CellName[] = [
    "received",
    ...(hasBefore ? (["change"] as const) : []),
    "resolved",
    "rate",
    "declined",
    "referred",
    "open",
    "onTime",
    "reopened",
    ...(total.days ? (["median"] as const) : []),
  ];
  const plain = published === null;
  const columns = { report, names, strong: "rate" as const, plain };
  const largest = Math.max(...channels.map(({ line }) => line.now.received));
  const cells = (line: ReportLine) => <LineCells {...columns} line={line} largest={largest} />;
  const { from, to } = report.period;
  const title = (line: ReportLine) => (
    <Link href={rowsBehind({ ...line.rows, from, to })} prefetch={false} className="hover:text-accent hover:underline">
      {nameOf(line)}
    </Link>
  );
  return (
    <Part
      title={t("channels.title")}
      note={demonstration && !plain ? t("channels.published") : undefined}
      assumed={demonstration}
    >
      <Wide>
        <Table label={t("channels.title")} density="report">
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("columns.channel")}</HeadCell>
              <LineHeads {...columns} />
            </tr>
          </thead>
          {channels.map((channel) => {
            const line = channelRow(channel);
            if (channel.parts.length === 0) {
              return (
                <tbody key={channel.key}>
                  <tr>
                    <RowHead>{title(line)}</RowHead>
                    {cells(line)}
                  </tr>
                </tbody>
              );
            }
            return (
              <OpeningRows
                key={channel.key}
                name={nameOf(line)}
                title={title(line)}
                parts={t("channels.accounts")}
                cells={cells(line)}
                open
              >
                {channel.parts.map((part) => {
                  const row = channelRow(part, channel.key);
                  return (
                    <tr key={part.key}>
                      <RowHead under>{title(row)}</RowHead>
                      {cells(row)}
                    </tr>
                  );
                })}
              </OpeningRows>
            );
          })}
          <TotalRow>
            <RowHead>{t("total")}</RowHead>
            <LineCells
              {...columns}
              line={{ section: "total", key: "total", name: null, line: total, rows: {} }}
              largest={null}
            />
          </TotalRow>
        </Table>
      </Wide>
    </Part>
  );
}
