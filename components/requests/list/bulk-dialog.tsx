"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import type { Outcome } from "@/server/services/requests/act-many";
import type { RequestRow } from "@/server/services/requests/list";
import { useFailure } from "../parts/failure";
import { RequestNo } from "../parts/request-no";
import { useLookups } from "../parts/use-lookups";

export type BulkAct = "route" | "assign";

/** The same act to each of the chosen ones; whatever is refused is named, with the reason, and the others are done. */
export function BulkDialog({
  act,
  rows,
  onDone,
  onClose,
}: {
  act: BulkAct;
  rows: readonly RequestRow[];
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("requests.list.bulk");
  const trpc = useTRPC();
  const toast = useToast();
  const queries = useQueryClient();
  const failureOf = useFailure();
  const choices = useChoices(act, rows);
  const [chosen, choose] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const [refused, setRefused] = useState<Extract<Outcome, { ok: false }>[]>([]);
  const send = useMutation(
    trpc.requests.actMany.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.requests.pathKey() }),
      onError: (failed) => setError(failureOf(failed).text),
      onSuccess: (outcomes) => {
        const failed = outcomes.filter((outcome) => !outcome.ok);
        const count = outcomes.length - failed.length;
        if (count > 0) toast({ text: t(`done.${act}`, { count }) });
        onDone();
        if (failed.length === 0) onClose();
        else setRefused(failed);
      },
    }),
  );
  const submit = () => {
    if (chosen === null) return setError(t("choose"));
    const id = Number(chosen);
    const change = act === "route" ? { act, departmentId: id } : { act, assigneeId: id };
    send.mutate({ targets: rows.map(({ id: target, version }) => ({ id: target, version })), change });
  };
  const over = refused.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="narrow"
      title={over ? t("refused", { count: refused.length }) : t(`title.${act}`, { count: rows.length })}
      actions={
        over ? undefined : (
          <>
            <Button look="main" type="submit" form="bulk" busy={send.isPending} busyLabel={t("busy")}>
              {t(act)}
            </Button>
            <DialogClose />
          </>
        )
      }
    >
      {over ? (
        <Refused rows={rows} outcomes={refused} />
      ) : (
        <form
          id="bulk"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!send.isPending) submit();
          }}
        >
          <Field label={t(`field.${act}`)} error={error} required>
            <Combobox value={chosen} onValueChange={choose} options={choices} />
          </Field>
        </form>
      )}
    </Dialog>
  );
}

function Refused({ rows, outcomes }: { rows: readonly RequestRow[]; outcomes: Extract<Outcome, { ok: false }>[] }) {
  const { key: sentence } = useErrorText();
  return (
    <ul className="grid gap-1">
      {outcomes.map(({ id, key, params }) => {
        const row = rows.find((one) => one.id === id);
        return (
          <li key={id}>
            {row && <RequestNo {...row} />} <span className="text-ink-2">{sentence(key, params)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function useChoices(act: BulkAct, rows: readonly RequestRow[]) {
  const { departments, people } = useLookups();
  if (act === "route") {
    return departments.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }));
  }
  const wanted = new Set(rows.map(({ departmentId }) => departmentId));
  return people
    .filter(({ active, departmentIds }) => active && departmentIds.some((id) => wanted.has(id)))
    .map(({ id, name, title }) => ({ value: String(id), label: name, hint: title ?? undefined }));
}
