"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/segmented";
import { NO_FILTER } from "@/server/domain/filters";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { type ActTarget, numberOf } from "../act-target";
import { useLookups } from "../use-lookups";

const SHOWN = 8;

type Found = {
  id: number;
  year: number;
  seq: number;
  summary: string;
  departmentId: number | null;
  metres?: number | null;
};

/** Open requests to merge with: the near ones on the same subject, or what was searched for. */
function useCandidates(target: ActTarget, q: string, open: boolean): Found[] | undefined {
  const trpc = useTRPC();
  const { summary, neighbourhoodId, latitude, longitude, id } = target;
  const categoryId = target.categoryId ?? target.suggestedCategoryId;
  const near = useQuery(
    trpc.requests.suggest.queryOptions(
      { text: summary, neighbourhoodId, categoryId, latitude, longitude, exceptId: id },
      { enabled: open },
    ),
  );
  const found = useQuery(
    trpc.requests.list.queryOptions({ ...NO_FILTER, status: ["open"], q }, { enabled: open && q !== "" }),
  );
  const rows: Found[] | undefined = q === "" ? near.data?.similar : found.data?.rows;
  return rows?.filter((row) => row.id !== id).slice(0, SHOWN);
}

export function MergeDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const { target, open } = props;
  const { department } = useLookups();
  const [typed, setTyped] = useState("");
  const [chosen, choose] = useState<string>();
  const q = useDeferredValue(typed.trim());
  const candidates = useCandidates(target, q, open);
  const hintOf = ({ metres, departmentId }: Found) =>
    [metres === null || metres === undefined ? "" : t("merge.metres", { metres }), department(departmentId)]
      .filter(Boolean)
      .join(" · ");
  return (
    <ActDialog
      {...props}
      title={t("merge.title", { number: numberOf(target) })}
      description={t("merge.text")}
      label={t("merge.act")}
      read={() => ({ act: "merge", mainId: Number(chosen) })}
    >
      {(errorOf) => (
        <>
          <Field label={t("merge.search")} hint={t("merge.searchHint")}>
            <Input type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </Field>
          <FieldGroup label={q === "" ? t("merge.near") : t("merge.found")} error={errorOf("mainId")}>
            {candidates?.length === 0 && (
              <p className="text-ink-2">{q === "" ? t("merge.none") : t("merge.nothing")}</p>
            )}
            <RadioGroup
              value={chosen ?? ""}
              onValueChange={choose}
              options={(candidates ?? []).map((row) => ({
                value: String(row.id),
                label: `${numberOf(row)} ${row.summary}`,
                hint: hintOf(row),
              }))}
            />
          </FieldGroup>
        </>
      )}
    </ActDialog>
  );
}
