import { useLocale, useTranslations } from "next-intl";
import type { MessageState } from "@/server/domain/notices";
import type { Ledger, LedgerLine } from "@/server/services/messages/ledger";
import { formatMonth, formatNumber } from "../../i18n/format";
import { cx } from "../../ui/cx";
import { FigureLink } from "../../ui/figure";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table, TotalRow } from "../../ui/table";
import { queryOf } from "../address";
import { COLUMNS, countOf, differenceOf, totalOf } from "./columns";

/** Narrow, a line stands as a block: each figure beside its column's name, and what is nothing is left out. */
const STACKED = cx(
  "max-lg:block max-lg:[&_tbody]:block max-lg:[&_tr]:block max-lg:[&_tr]:border-b max-lg:[&_tr]:border-rule max-lg:[&_tr]:py-2",
  "max-lg:[&_:is(td,th)]:flex max-lg:[&_:is(td,th)]:h-auto max-lg:[&_:is(td,th)]:justify-between max-lg:[&_:is(td,th)]:border-0! max-lg:[&_:is(td,th)]:px-0 max-lg:[&_:is(td,th)]:py-0.5",
  "max-lg:[&_td]:before:text-ink-3 max-lg:[&_td]:before:content-[attr(data-label)] max-lg:[&_td:empty]:hidden max-lg:[&_td:has([data-none])]:hidden",
);

/** What each gateway was handed in each month of a year, by fate; a figure opens its messages. */
export function LedgerTable({ ledger, opens }: { ledger: Ledger; opens: boolean }) {
  const t = useTranslations("sms.ledger");
  const locale = useLocale();
  if (ledger.lines.length === 0) return <Empty title={t("none", { year: String(ledger.year) })}>{t("noneText")}</Empty>;
  const total = totalOf(ledger.lines);
  const plain = (value: number) => formatNumber(value, locale);
  const money = (value: number) => `${formatNumber(value, locale, 2)} ₺`;
  return (
    <>
      <div className="px-5">
        <Table label={t("title")} className={STACKED}>
          <thead className="max-lg:sr-only">
            <tr>
              <HeadCell className="pl-0">{t("month")}</HeadCell>
              <HeadCell>{t("sender")}</HeadCell>
              <HeadCell figure>{t("messages")}</HeadCell>
              <HeadCell figure>{t("parts")}</HeadCell>
              <HeadCell figure>{t("vendorParts")}</HeadCell>
              {COLUMNS.map(([column]) => (
                <HeadCell key={column} figure>
                  {t(column)}
                </HeadCell>
              ))}
              <HeadCell figure>{t("cost")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {ledger.lines.map((line, index) => (
              <tr key={`${line.month} ${line.sender}`}>
                <RowHead className="font-medium">
                  <span className={line.month === ledger.lines[index - 1]?.month ? "lg:sr-only" : undefined}>
                    {monthName(line.month, locale)}
                  </span>
                </RowHead>
                <Line line={line} opens={opens} />
                <Cell figure data-label={t("cost")} title={line.cost === null ? t("noPrice") : undefined}>
                  {line.cost === null ? NONE : money(line.cost)}
                </Cell>
              </tr>
            ))}
          </tbody>
          <TotalRow>
            <RowHead>{t("total")}</RowHead>
            <Cell />
            <Cell figure data-label={t("messages")}>
              {plain(total.messages)}
            </Cell>
            <Cell figure data-label={t("parts")}>
              {plain(total.parts)}
            </Cell>
            <Cell figure data-label={t("vendorParts")}>
              <VendorParts line={total} />
            </Cell>
            {COLUMNS.map(([column, states]) => (
              <Cell key={column} figure data-label={t(column)}>
                {plain(countOf(total, states))}
              </Cell>
            ))}
            <Cell figure data-label={t("cost")}>
              {total.cost === null ? NONE : money(total.cost)}
            </Cell>
          </TotalRow>
        </Table>
      </div>
      <p className="max-w-text px-5 py-4 text-t12 text-ink-3">{t("note")}</p>
    </>
  );
}

const NONE = (
  <span data-none className="text-ink-3">
    —
  </span>
);

/** The gateway's own count; where it is another than ours of the same messages, by how much. */
function VendorParts({ line }: { line: Pick<LedgerLine, "vendorParts" | "comparedParts"> }) {
  const t = useTranslations("sms.ledger");
  const locale = useLocale();
  const difference = differenceOf(line);
  if (difference === null) return NONE;
  const shown = formatNumber(line.vendorParts, locale);
  if (difference === 0) return shown;
  const by = `${difference > 0 ? "+" : "−"}${formatNumber(Math.abs(difference), locale)}`;
  return (
    <span>
      {shown}{" "}
      <b className="font-medium whitespace-nowrap text-late" title={t("differenceOf", { ours: line.comparedParts })}>
        ({by})
      </b>
    </span>
  );
}

function Line({ line, opens }: { line: LedgerLine; opens: boolean }) {
  const t = useTranslations("sms.ledger");
  const senders = useTranslations("messages.sender");
  const locale = useLocale();
  const sender = senders.has(line.sender) ? senders(line.sender) : line.sender;
  const figure = (column: string, value: number, state: readonly MessageState[]) => {
    const shown = formatNumber(value, locale);
    if (value === 0) return NONE;
    if (!opens) return shown;
    const month = line.month.slice(0, 7);
    return (
      <FigureLink
        href={`/messages${queryOf({ sender: line.sender, month, state: [...state] })}`}
        label={t("figure", { sender, month: monthName(line.month, locale), column: t(column), value: shown })}
      >
        {shown}
      </FigureLink>
    );
  };
  return (
    <>
      <Cell data-label={t("sender")}>{sender}</Cell>
      <Cell figure data-label={t("messages")}>
        {figure("messages", line.messages, [])}
      </Cell>
      <Cell figure data-label={t("parts")}>
        {formatNumber(line.parts, locale)}
      </Cell>
      <Cell figure data-label={t("vendorParts")}>
        <VendorParts line={line} />
      </Cell>
      {COLUMNS.map(([column, states]) => (
        <Cell
          key={column}
          figure
          data-label={t(column)}
          className={column === "failed" || column === "unknown" ? "text-late" : undefined}
        >
          {figure(column, countOf(line, states), states)}
        </Cell>
      ))}
    </>
  );
}

const monthName = (month: string, locale: "tr" | "en"): string =>
  `${formatMonth(Number(month.slice(5, 7)), locale, "long")} ${month.slice(0, 4)}`;
