"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Channel } from "@/server/domain/channel";
import { requestNumber } from "@/server/domain/number";
import type { CimerRowView } from "@/server/services/cimer/list-rows";
import { RequestNumber } from "../../shell/request-number";
import { useTRPC } from "../../trpc/client";
import { ErrorMark } from "../../ui/marks";
import { Pager } from "../../ui/pager";
import { Empty, ErrorState, Loading } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";
import { MendDialog } from "./mend-dialog";
import { useFieldName } from "./use-field-name";

type Props = { id: number; channel: Channel; state: CimerRowView["state"] | undefined; after: number };

/** The file's rows in its own order, each with what is wrong with it in words. */
export function RowTable({ id, channel, state, after }: Props) {
  const t = useTranslations("cimer.rows");
  const field = useFieldName(channel);
  const trpc = useTRPC();
  const { data, error, refetch, isFetching } = useQuery(
    trpc.cimer.rows.queryOptions({ id, state, after }, { staleTime: 0, placeholderData: (before) => before }),
  );
  if (error && !data) return <ErrorState onRetry={() => void refetch()} busy={isFetching} />;
  if (!data) return <Loading lines={8} shape="rows" />;
  if (data.rows.length === 0) return <Empty title={t("none")}>{t("noneText")}</Empty>;
  const at = (line: number | null) => `/cimer/imports/${id}?state=${state ?? "all"}${line ? `&after=${line}` : ""}`;
  return (
    <>
      <div className="px-5">
        <Table label={t("title")} className="max-md:block max-md:[&_:is(tbody,tr,td,th)]:block">
          <thead className="max-md:sr-only">
            <tr>
              <HeadCell className="w-14 pl-0">{t("columns.line")}</HeadCell>
              <HeadCell className="w-40">{channel === "cimer" ? t("columns.number") : field("number")}</HeadCell>
              <HeadCell>{t("columns.content")}</HeadCell>
              <HeadCell className="w-80">{t("columns.state")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <Row key={row.line} id={id} channel={channel} row={row} />
            ))}
          </tbody>
        </Table>
      </div>
      <Pager
        newerHref={after > 0 ? at(null) : undefined}
        newerLabel={t("first")}
        olderHref={data.next === null ? undefined : at(data.next)}
        olderLabel={t("more")}
      />
    </>
  );
}

const ROW =
  "align-top hover:bg-hover max-md:border-b max-md:border-rule max-md:py-2.5 md:[&>*]:py-2 max-md:[&>*]:h-auto max-md:[&>*]:border-0 max-md:[&>*]:px-0 max-md:[&>*]:py-0.5";

function Row({ id, channel, row }: Pick<Props, "id" | "channel"> & { row: CimerRowView }) {
  const t = useTranslations("cimer.rows");
  const { values } = row;
  return (
    <tr className={ROW}>
      <RowHead className="text-ink-3">{row.line}</RowHead>
      <Cell className="font-medium whitespace-normal!">{values.number || row.number || "—"}</Cell>
      <Cell className="whitespace-normal!">
        <span className="line-clamp-2 max-w-text break-words">{values.text}</span>
        <span className="block text-t12 text-ink-3">
          {[values.date, values.type, row.withheld ? t("withheld") : values.name].filter(Boolean).join(" · ")}
        </span>
      </Cell>
      <Cell className="whitespace-normal!">
        <Fate channel={channel} row={row} />
        {["invalid", "new", "skipped"].includes(row.state) && (
          <span className="mt-1 block">
            <MendDialog id={id} channel={channel} row={row} />
          </span>
        )}
      </Cell>
    </tr>
  );
}

function Fate({ channel, row }: Pick<Props, "channel"> & { row: CimerRowView }) {
  const t = useTranslations("cimer.rows");
  const field = useFieldName(channel);
  const problem = useTranslations("cimer.problem");
  const number = row.request && requestNumber(row.request.year, row.request.seq);
  const link = number && (
    <Link href={`/requests/${number}`} prefetch={false} className="hover:underline">
      <RequestNumber number={number} />
    </Link>
  );
  if (row.problems.length === 0 || row.state === "skipped")
    return (
      <span className="text-ink-2">
        {t(`state.${row.state}`)} {link}
      </span>
    );
  return (
    <ul className="grid gap-0.5">
      {row.problems.map(({ field: name, key, params }) => (
        <li key={`${name} ${key}`} className="flex items-baseline gap-1.5">
          <ErrorMark className="relative top-[1.5px] text-late" />
          <span>
            <b className="font-medium">{field(name)}</b>: {problem(key, params)}
          </span>
        </li>
      ))}
      {link && (
        <li className="text-ink-2">
          {t("recorded")} {link}
        </li>
      )}
    </ul>
  );
}
