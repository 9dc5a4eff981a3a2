"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FileInput } from "../ui/file-input";
import { Select } from "../ui/select";
import { Cell, HeadCell, RowHead, Table } from "../ui/table";

const importedSchema = z.object({
  rows: z.number(),
  changed: z.number(),
  same: z.number(),
  sheet: z.string().nullable(),
  problems: z.array(z.object({ line: z.number(), number: z.string(), key: z.string(), value: z.string() })),
});
type Imported = z.infer<typeof importedSchema>;

/** Several sheets of the file hold answers; one of them has to be chosen. */
const choiceSchema = z.object({ sheets: z.array(z.string()) });
type Choice = z.infer<typeof choiceSchema>;

const refusedSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
type Refused = z.infer<typeof refusedSchema>;

type Sent = { file: File; sheet: string };

/** Sends the file; throws what the server refused as a key of the errors' messages. */
async function send(institutionId: number, { file, sheet }: Sent): Promise<Imported | Choice> {
  const query = sheet === "" ? "" : `?sheet=${encodeURIComponent(sheet)}`;
  const response = await fetch(`/api/handovers/${institutionId}${query}`, { method: "POST", body: file });
  const said: unknown = await response.json();
  if (!response.ok) throw new Error("refused", { cause: refusedSchema.parse(said) });
  return z.union([importedSchema, choiceSchema]).parse(said);
}

const refusalOf = (error: unknown): Refused | null =>
  error instanceof Error ? (refusedSchema.safeParse(error.cause).data ?? null) : null;

/** The file as the institution filled it in: what each row did, and which must be mended. */
export function FileUpload({ institutionId }: { institutionId: number }) {
  const t = useTranslations("handover.file");
  const queries = useQueryClient();
  const errors = useErrorText();
  const [file, choose] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [sheet, setSheet] = useState("");
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (sent: Sent) => send(institutionId, sent),
    onSuccess: () => queries.invalidateQueries(),
  });
  const refused = refusalOf(error);
  const wrong = missing ? t("chosen") : error && (refused ? errors.key(refused.key, refused.params) : errors.of(error));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!file);
    if (file) mutate({ file, sheet });
  };
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-3 border-t border-rule pt-3">
      <Field label={t("upload")} hint={t("uploadHint")} error={wrong || undefined}>
        <FileInput
          accept=".xlsx,.csv"
          onChoose={(chosen) => {
            choose(chosen);
            setSheet("");
            reset();
          }}
        />
      </Field>
      {data && "sheets" in data && (
        <Field label={t("sheet")} hint={t("sheetHint")} required>
          <Select
            empty={t("sheetEmpty")}
            value={sheet}
            onChange={({ target }) => setSheet(target.value)}
            options={data.sheets.map((name) => ({ value: name, label: name }))}
          />
        </Field>
      )}
      <Button type="submit" busy={isPending} busyLabel={t("busy")} className="justify-self-start">
        {t("act")}
      </Button>
      <div aria-live="polite">{data && "rows" in data && <Result imported={data} />}</div>
    </form>
  );
}

function Result({ imported: { rows, changed, same, problems, sheet } }: { imported: Imported }) {
  const t = useTranslations("handover.file");
  return (
    <>
      <p className="font-medium">{t("done", { rows, changed, same, wrong: problems.length })}</p>
      {sheet && <p className="text-ink-2">{t("sheetRead", { sheet })}</p>}
      {problems.length > 0 && (
        <div className="mt-2 overflow-x-auto">
          <Table label={t("problem")} density="report">
            <thead>
              <tr>
                <HeadCell className="pl-0">{t("row")}</HeadCell>
                <HeadCell>{t("columns.number")}</HeadCell>
                <HeadCell>{t("problem")}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ line, number, key, value }) => (
                <tr key={line}>
                  <RowHead>{line}</RowHead>
                  <Cell>{number}</Cell>
                  <Cell className="text-late">{t(`problems.${key}`, { value })}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </>
  );
}
