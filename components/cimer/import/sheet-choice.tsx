"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CimerImportView } from "@/server/services/cimer/get-import";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";

/** Which sheet of the workbook was read, and the choice where several are lists. */
export function SheetChoice({ file }: { file: CimerImportView }) {
  const t = useTranslations("cimer.sheet");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { mutate, isPending, error } = useMutation(
    trpc.cimer.chooseSheet.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.cimer.pathKey() }),
    }),
  );
  if (file.sheet === null) return null;
  const open = file.imported === 0 && (file.state === "mapping" || file.state === "ready");
  return (
    <div className="mx-5 max-w-text pb-3">
      {open && file.sheets.length > 1 ? (
        <Field label={t("label")} hint={t("hint")} error={error ? errorText.of(error) : undefined}>
          <Select
            value={file.sheet}
            disabled={isPending}
            onChange={({ target }) => mutate({ id: file.id, sheet: target.value })}
            options={file.sheets.map((name) => ({ value: name, label: name }))}
          />
        </Field>
      ) : (
        <p className="text-ink-2">{t("read", { sheet: file.sheet })}</p>
      )}
      {file.hiddenRows > 0 && <p className="mt-1 text-wait">{t("hidden", { count: file.hiddenRows })}</p>}
    </div>
  );
}
