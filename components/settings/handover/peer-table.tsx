import Link from "next/link";
import { useTranslations } from "next-intl";
import { addressOf } from "@/app/(staff)/requests/filters";
import type { Filter } from "@/server/domain/filters";
import type { ListedPeer } from "@/server/services/handovers/peers";
import { FigureLink } from "../../ui/figure";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";

type FigureProps = { count: number; handed: NonNullable<Filter["handed"]>; id: number; opens: boolean };

/** A figure opens the requests behind it, for whoever may see those; nothing is a dash. */
function Figure({ count, handed, id, opens }: FigureProps) {
  if (count === 0)
    return (
      <span data-none className="text-ink-3">
        —
      </span>
    );
  if (!opens) return <>{count}</>;
  return <FigureLink href={addressOf("/requests", { handed, institution: [String(id)] })}>{count}</FigureLink>;
}

/** Every institution with how it is handed requests, and how many of those stand how. */
export function PeerTable({ peers, opens }: { peers: readonly (ListedPeer & { name: string })[]; opens: boolean }) {
  const t = useTranslations("handover.settings");
  if (peers.length === 0) return <Empty title={t("none")}>{t("noneNext")}</Empty>;
  return (
    <div className="px-5 pb-8 md:overflow-x-auto">
      <Table label={t("title")} stacked>
        <thead>
          <tr>
            <HeadCell className="pl-0">{t("institution")}</HeadCell>
            <HeadCell>{t("way")}</HeadCell>
            <HeadCell figure>{t("handed")}</HeadCell>
            <HeadCell figure>{t("open")}</HeadCell>
            <HeadCell figure>{t("troubled")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {peers.map(({ institutionId: id, name, way, enabled, handed, open, troubled }) => (
            <tr key={id}>
              <RowHead>
                <Link
                  href={`/settings/handover/${id}`}
                  className="link pointer-coarse:inline-flex pointer-coarse:min-h-ctl pointer-coarse:items-center"
                >
                  {name}
                </Link>
              </RowHead>
              <Cell className={enabled ? undefined : "text-ink-3"}>
                {t(`ways.${way ?? "none"}`)}
                {way && ` · ${t(enabled ? "on" : "off")}`}
              </Cell>
              <Cell figure data-label={t("handed")}>
                <Figure count={handed} handed="any" id={id} opens={opens} />
              </Cell>
              <Cell figure data-label={t("open")}>
                <Figure count={open} handed="open" id={id} opens={opens} />
              </Cell>
              <Cell figure data-label={t("troubled")} className={troubled > 0 ? "text-late" : undefined}>
                <Figure count={troubled} handed="trouble" id={id} opens={opens} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
