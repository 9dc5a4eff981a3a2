"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { SearchedList } from "@/components/shell/list-notice";
import { PageHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Empty } from "@/components/ui/states";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { holder } from "@/server/domain/turkish";
import type { FieldSpec, Values } from "./field-spec";
import { TopicForm } from "./topic-form";

export type Column<Row> = {
  key: string;
  head: string;
  show: (row: Row) => ReactNode;
  /** By what it is sorted, and found. */
  text: (row: Row) => string | number;
  figure?: boolean;
};

const compare = new Intl.Collator("tr", { numeric: true }).compare;

/** Search, order and what is shown live in the address: `?q=…&sort=-name`. */
function useAddress() {
  const router = useRouter();
  const search = useSearchParams();
  const hrefWith = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === "") next.delete(name);
    else next.set(name, value);
    return `?${next}`;
  };
  return {
    q: search.get("q") ?? "",
    sort: search.get("sort") ?? "",
    hrefWith,
    go: (href: string) => router.replace(href, { scroll: false }),
  };
}

/** A topic of the settings: its rows, found and ordered, each opened in one form. */
export function TopicTable<Row extends { id: number; active?: boolean }>({
  title,
  summary,
  rows,
  columns,
  specs,
  fresh,
  newLabel,
  save,
}: {
  title: string;
  summary?: string;
  rows: readonly Row[];
  columns: readonly [Column<Row>, ...Column<Row>[]];
  specs: readonly FieldSpec[];
  /** What a new row begins with. */
  fresh: Values;
  newLabel: string;
  save: (values: Values) => Promise<unknown>;
}) {
  const t = useTranslations("settings");
  const toast = useToast();
  const { q, sort, hrefWith, go } = useAddress();
  const [edited, setEdited] = useState<Values | null>(null);

  const holds = holder(q);
  const found = rows.filter((row) => holds(...columns.map(({ text }) => String(text(row)))));
  const by = columns.find(({ key }) => key === sort.replace("-", "")) ?? columns[0];
  const ordered = found.toSorted(
    (a, b) => compare(String(by.text(a)), String(by.text(b))) * (sort.startsWith("-") ? -1 : 1),
  );
  const [first, ...others] = columns;

  return (
    <>
      <PageHead
        title={title}
        summary={summary ?? t("count", { count: rows.length })}
        actions={
          <>
            <Input
              type="search"
              aria-label={t("search")}
              placeholder={t("search")}
              defaultValue={q}
              onChange={({ target }) => go(hrefWith("q", target.value))}
            />
            <Button look="main" onClick={() => setEdited(fresh)}>
              {newLabel}
            </Button>
          </>
        }
      />
      <div className="px-5 pb-8 md:overflow-x-auto">
        <Table label={title} stacked>
          <thead>
            <tr>
              {columns.map(({ key, head, figure }) => (
                <HeadCell
                  key={key}
                  figure={figure}
                  sorted={by.key === key ? (sort.startsWith("-") ? "descending" : "ascending") : undefined}
                  sortHref={hrefWith("sort", sort === key || (sort === "" && by.key === key) ? `-${key}` : key)}
                  className={key === first.key ? "pl-0" : undefined}
                >
                  {head}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map((row) => (
              <tr key={row.id} className={row.active === false ? "text-ink-3" : undefined}>
                <RowHead>
                  <button type="button" className="link text-left" onClick={() => setEdited(row)}>
                    {first.show(row)}
                  </button>
                  {row.active === false && <span className="text-ink-3"> · {t("unused")}</span>}
                </RowHead>
                {others.map(({ key, head, show, figure }) => (
                  <Cell key={key} figure={figure} data-label={head} className="truncate md:max-w-80">
                    {show(row)}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
        {ordered.length === 0 && (
          <SearchedList search={q} href={hrefWith("q", "")}>
            <Empty title={t(rows.length === 0 ? "none" : "nothingFound")}>{t("emptyNext")}</Empty>
          </SearchedList>
        )}
      </div>
      {edited && (
        <TopicForm
          title={edited.id ? String(edited.name) : newLabel}
          specs={specs}
          row={edited}
          onClose={() => setEdited(null)}
          save={async (values) => {
            await save(values);
            toast({ text: t("saved") });
          }}
        />
      )}
    </>
  );
}
