"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CIMER_FIELDS, type CimerColumns, type CimerField, NEEDED } from "@/server/domain/cimer/fields";
import type { CimerImportView } from "@/server/services/cimer/get-import";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Select } from "../../ui/select";
import { useFieldName } from "./use-field-name";

/** Which column is which of our fields, guessed, with what stands in it beside; kept for the files to come. */
export function MappingForm({ file, onSaved }: { file: CimerImportView; onSaved?: () => void }) {
  const t = useTranslations("cimer.mapping");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [columns, setColumns] = useState<CimerColumns>(file.columns);
  const { mutate, isPending, error } = useMutation(
    trpc.cimer.setColumns.mutationOptions({
      onSuccess: () => {
        onSaved?.();
        return queries.invalidateQueries({ queryKey: trpc.cimer.pathKey() });
      },
    }),
  );
  const choose = (field: CimerField, value: string) =>
    setColumns(({ [field]: _, ...rest }) => (value === "" ? rest : { ...rest, [field]: Number(value) }));
  return (
    <form
      aria-label={t("title")}
      className="px-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ id: file.id, columns });
      }}
    >
      <h2 className="double-top pt-2.5 text-t18 font-bold">{t("title")}</h2>
      <p className="mt-0.5 mb-3 max-w-text text-ink-2">{t("text")}</p>
      <div className="grid max-w-[900px]">
        <div
          aria-hidden
          className="grid grid-cols-[200px_260px_minmax(0,1fr)] gap-4 border-b border-rule-2 pb-1 text-t12 font-medium text-ink-3 max-md:hidden"
        >
          <span>{t("field")}</span>
          <span>{t("column")}</span>
          <span>{t("samples")}</span>
        </div>
        {CIMER_FIELDS.map((field) => (
          <Line
            key={field}
            field={field}
            file={file}
            column={columns[field]}
            onChoose={(value) => choose(field, value)}
          />
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-3 text-late">
          {errorText.of(error)}
        </p>
      )}
      <Button look="main" type="submit" className="mt-4" busy={isPending} busyLabel={t("saving")}>
        {t("save")}
      </Button>
    </form>
  );
}

type LineProps = {
  field: CimerField;
  file: CimerImportView;
  column: number | undefined;
  onChoose: (value: string) => void;
};

function Line({ field, file, column, onChoose }: LineProps) {
  const t = useTranslations("cimer.mapping");
  const name = useFieldName(file.channel);
  const id = useId();
  const samples = column === undefined ? [] : (file.head[column]?.samples ?? []);
  return (
    <div className="grid items-center gap-x-4 gap-y-1 border-b border-rule py-1.5 md:grid-cols-[200px_260px_minmax(0,1fr)]">
      <label htmlFor={id} className="font-medium">
        {name(field)}
        {NEEDED.includes(field) && <span className="font-normal text-ink-3"> · {t("needed")}</span>}
      </label>
      <Select
        id={id}
        aria-describedby={`${id}-samples`}
        empty={t("noColumn")}
        value={column === undefined ? "" : String(column)}
        onChange={({ target }) => onChoose(target.value)}
        options={file.head.map((one, place) => ({ value: String(place), label: one.name }))}
      />
      <span id={`${id}-samples`} className="min-w-0 truncate text-ink-2" title={samples.join(" · ")}>
        {column === undefined ? "" : samples.length > 0 ? samples.join(" · ") : t("noSamples")}
      </span>
    </div>
  );
}
