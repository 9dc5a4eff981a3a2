"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CimerImportView } from "@/server/services/cimer/get-import";
import { ExportLink } from "../../auth/proof/export-link";
import { formatNumber } from "../../i18n/format";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-look";
import { Checkbox } from "../../ui/checkbox";
import { cx } from "../../ui/cx";
import { MappingForm } from "./mapping-form";
import { RowTable } from "./row-table";

const COUNTS = [
  ["new", "fresh"],
  ["invalid", "invalid"],
  ["known", "known"],
  ["imported", "imported"],
  ["skipped", "skipped"],
] as const;
type RowState = (typeof COUNTS)[number][0];

/** What the file holds, each figure opening its rows; what is good can be brought in, whatever else there is. */
export function Preview({ file }: { file: CimerImportView }) {
  const t = useTranslations("cimer.one");
  const words = useSearchParams();
  const [mapping, setMapping] = useState(false);
  const asked = COUNTS.find(([state]) => state === words.get("state"))?.[0];
  const state = asked ?? (file.invalid > 0 ? "invalid" : file.fresh > 0 ? "new" : "all");
  const after = Number(words.get("after") ?? 0) || 0;
  if (mapping) return <MappingForm file={file} onSaved={() => setMapping(false)} />;
  return (
    <>
      <div className="double-top mx-5 flex flex-wrap items-center gap-x-5 gap-y-2 pt-2.5 pb-3">
        <Outcome file={file} />
        {file.state === "ready" && file.imported === 0 && (
          <Button look="plain" onClick={() => setMapping(true)}>
            {t("changeColumns")}
          </Button>
        )}
      </div>
      <Counts file={file} current={words.get("state") === "all" ? "all" : state} />
      {file.invalid > 0 && <MendFiles id={file.id} />}
      <RowTable
        id={file.id}
        channel={file.channel}
        state={words.get("state") === "all" || state === "all" ? undefined : state}
        after={after}
      />
    </>
  );
}

/** What opening these rows will do to the figures, before it is done. */
function Arrival({ file, quiet, assumed }: { file: CimerImportView; quiet: boolean; assumed: boolean }) {
  const t = useTranslations("cimer.arrival");
  const { years, old, late, ended, open, unsaid } = file.arrival;
  if (years.length === 0) return null;
  const list = years.map(({ year, count }) => t("year", { year: String(year), count })).join(", ");
  return (
    <div className="grid basis-full gap-1">
      <p className="text-ink-2">{t("years", { list })}</p>
      {quiet && (
        <p className="text-ink-2">
          {t("endings", { ended: ended + (assumed ? unsaid : 0), open: open + (assumed ? 0 : unsaid) })}
        </p>
      )}
      {!quiet && old > 0 && <p className="text-wait">{t("old", { count: old })}</p>}
      {!quiet && late > 0 && <p className="text-late">{t("late", { count: late })}</p>}
    </div>
  );
}

function Outcome({ file }: { file: CimerImportView }) {
  const t = useTranslations("cimer.one");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  const [quiet, setQuiet] = useState(file.quiet);
  const [assumed, setAssumed] = useState(file.assumeEnded);
  const onlyOld = file.channel !== "cimer";
  const { mutate, isPending, error } = useMutation(
    trpc.cimer.start.mutationOptions({
      onSuccess: () => {
        router.replace(`/cimer/imports/${file.id}`);
        return queries.invalidateQueries({ queryKey: trpc.cimer.pathKey() });
      },
    }),
  );
  return (
    <>
      {file.state === "done" && (
        <p role="status">
          <b>{t("done", { imported: file.imported })}</b>{" "}
          {file.quiet && <span className="text-ink-2">{t("quietDone")}</span>}{" "}
          {file.invalid > 0 && <span className="text-ink-2">{t("doneRest", { invalid: file.invalid })}</span>}{" "}
          {file.imported > 0 && (
            <Link href={`/requests?channel=${file.channel}${file.quiet ? "" : "&status=new"}`} className="link">
              {t("toRequests")}
            </Link>
          )}
        </p>
      )}
      {file.state === "ready" &&
        (file.fresh > 0 ? (
          <>
            <Button
              look="main"
              busy={isPending}
              busyLabel={t("starting")}
              onClick={() => mutate({ id: file.id, quiet, assumeEnded: assumed })}
            >
              {t("start", { fresh: file.fresh })}
            </Button>
            <Checkbox
              label={t("quiet")}
              checked={quiet}
              disabled={isPending || onlyOld}
              onChange={({ target }) => setQuiet(target.checked)}
            />
            {quiet && file.arrival.unsaid > 0 && (
              <Checkbox
                label={t("assume", { count: file.arrival.unsaid })}
                checked={assumed}
                disabled={isPending}
                onChange={({ target }) => setAssumed(target.checked)}
              />
            )}
            <span className="text-ink-3">{t(quiet ? "quietHint" : "startHint")}</span>
            <Arrival file={file} quiet={quiet} assumed={assumed} />
          </>
        ) : (
          <p className="text-ink-2">{t("nothing")}</p>
        ))}
      {error && (
        <p role="alert" className="text-late">
          {errorText.of(error)}
        </p>
      )}
    </>
  );
}

const COUNT =
  "inline-flex min-h-ctl items-center rounded border px-3 text-ctl no-underline transition-colors duration-[80ms] hover:bg-hover";

function Counts({ file, current }: { file: CimerImportView; current: RowState | "all" }) {
  const t = useTranslations("cimer.rows");
  const locale = useLocale();
  const items = [
    ...COUNTS.map(([state, name]) => ({ state, count: file[name] })).filter(({ count }) => count > 0),
    { state: "all" as const, count: file.total },
  ];
  return (
    <nav aria-label={t("title")} className="flex flex-wrap gap-2 px-5 pb-3">
      {items.map(({ state, count }) => (
        <Link
          key={state}
          href={`/cimer/imports/${file.id}?state=${state}`}
          replace
          scroll={false}
          aria-current={current === state ? "true" : undefined}
          className={cx(
            COUNT,
            current === state ? "border-accent bg-accent-tint font-bold text-accent" : "border-rule-2 text-ink-2",
          )}
        >
          {t(`count.${state}`, { count: formatNumber(count, locale) })}
        </Link>
      ))}
    </nav>
  );
}

/** Who would rather mend in their own spreadsheet takes the rows there and brings them again. */
function MendFiles({ id }: { id: number }) {
  const t = useTranslations("cimer.rows");
  return (
    <p className="flex flex-wrap gap-2 px-5 pb-3">
      <ExportLink href={`/api/cimer/imports/${id}`}>{t("fileCsv")}</ExportLink>
      <ExportLink href={`/api/cimer/imports/${id}?as=xlsx`} className={buttonClass("plain")}>
        {t("fileXlsx")}
      </ExportLink>
    </p>
  );
}
