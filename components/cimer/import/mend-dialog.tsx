"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Channel } from "@/server/domain/channel";
import { CIMER_FIELDS, type CimerField } from "@/server/domain/cimer/fields";
import type { Problem } from "@/server/domain/cimer/row";
import { CIMER_TYPES, readType } from "@/server/domain/cimer/types";
import type { CimerRowView } from "@/server/services/cimer/list-rows";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input, Textarea } from "../../ui/input";
import { Select } from "../../ui/select";
import { useToast } from "../../ui/toast";
import { useFieldName } from "./use-field-name";

/** A row's cells by our fields, each with what is wrong with it; saved, it is checked again. */
export function MendDialog({ id, channel, row }: { id: number; channel: Channel; row: CimerRowView }) {
  const t = useTranslations("cimer.mend");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errorText = useErrorText();
  const form = useId();
  const [open, setOpen] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>(row.problems);
  const again = () => queries.invalidateQueries({ queryKey: trpc.cimer.pathKey() });
  const mend = useMutation(
    trpc.cimer.mendRow.mutationOptions({
      onSuccess: ({ state, problems: left }) => {
        setProblems(left);
        if (state === "invalid") return;
        setOpen(false);
        toast({ text: t(state === "new" ? "good" : "known", { line: row.line }) });
        return again();
      },
    }),
  );
  const skip = useMutation(
    trpc.cimer.skipRow.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        toast({ text: t("skipped", { line: row.line }) });
        return again();
      },
    }),
  );
  const error = mend.error ?? skip.error;
  const submit = (data: FormData) =>
    mend.mutate({
      id,
      line: row.line,
      values: Object.fromEntries(
        CIMER_FIELDS.flatMap((field) => {
          const value = data.get(field);
          return typeof value === "string" ? [[field, value]] : [];
        }),
      ),
    });
  const shown = CIMER_FIELDS.filter((field) => row.values[field] !== undefined);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setProblems(row.problems);
        else void again();
      }}
      trigger={<Button size="small">{t("title", { line: row.line })}</Button>}
      title={t("title", { line: row.line })}
      description={t("text")}
      width="wide"
      actions={
        <>
          <Button look="main" type="submit" form={form} busy={mend.isPending} busyLabel={t("saving")}>
            {t("save")}
          </Button>
          {row.state !== "skipped" && (
            <Button busy={skip.isPending} onClick={() => skip.mutate({ id, line: row.line })}>
              {t("skip")}
            </Button>
          )}
          <DialogClose />
        </>
      }
    >
      <form
        id={form}
        className="grid gap-3 md:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        {shown.map((field) => (
          <Mend
            key={field}
            field={field}
            channel={channel}
            value={row.values[field] ?? ""}
            problem={problems.find((one) => one.field === field)}
          />
        ))}
        {row.withheld && <p className="text-ink-2 md:col-span-2">{t("hidden")}</p>}
        {mend.isSuccess && problems.length > 0 && (
          <p role="alert" className="text-late md:col-span-2">
            {t("still")}
          </p>
        )}
        {error && (
          <p role="alert" className="text-late md:col-span-2">
            {errorText.of(error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}

type MendProps = { field: CimerField; channel: Channel; value: string; problem: Problem | undefined };

function Mend({ field, channel, value, problem }: MendProps) {
  const name = useFieldName(channel);
  const words = useTranslations("cimer.problem");
  const label = name(field);
  const error = problem && words(problem.key, problem.params);
  if (field === "text")
    return (
      <Field label={label} error={error} className="md:col-span-2">
        <Textarea name={field} rows={4} defaultValue={value} />
      </Field>
    );
  if (field === "type")
    return (
      <Field label={label} error={error}>
        <TypeSelect value={value} />
      </Field>
    );
  return (
    <Field label={label} error={error} className={field === "address" ? "md:col-span-2" : undefined}>
      <Input name={field} defaultValue={value} autoComplete="off" />
    </Field>
  );
}

/** One of CİMER's seven, in the words that are read from a file too. */
function TypeSelect({ value }: { value: string }) {
  const type = useTranslations("cimer.type");
  const t = useTranslations("cimer.mend");
  const known = readType(value);
  return (
    <Select
      name="type"
      defaultValue={known ? WORDS[known] : ""}
      empty={t("noType")}
      options={CIMER_TYPES.map((one) => ({ value: WORDS[one], label: type(one) }))}
    />
  );
}

const WORDS = {
  demand: "İstek",
  complaint: "Şikâyet",
  tip: "İhbar",
  opinion: "Görüş-Öneri",
  information: "Bilgi edinme",
  thanks: "Teşekkür",
  participation: "Yönetime katıl",
} as const;
