"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Field } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { Progress } from "@/components/ui/progress";
import { UploadError, type UploadedFile, uploadFiles } from "../requests/upload";

const MAX_FILES = 10;
const MAX_MB = 15;

/** Photographs and documents that go up at once, so that saving does not wait for them. */
export function RecordFiles({ files, onChange }: { files: UploadedFile[]; onChange: (files: UploadedFile[]) => void }) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  const [part, setPart] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | undefined>();

  const upload = async (chosen: File[]) => {
    setProblem(undefined);
    const known = new Set(files.map(({ name }) => name));
    const added: UploadedFile[] = [];
    try {
      await uploadFiles(
        chosen.filter(({ name }) => !known.has(name)),
        { onProgress: ({ part: done }) => setPart(done), onUploaded: (file) => added.push(file) },
      );
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      setProblem(errors.key(error.key, error.params));
    } finally {
      setPart(null);
      if (added.length > 0) onChange([...files, ...added].slice(0, MAX_FILES));
    }
  };

  return (
    <Field label={t("files")} hint={t("filesHint")} error={problem}>
      <FileField accept="image/*,application/pdf" max={MAX_FILES} maxMb={MAX_MB} onFiles={upload} />
      {part !== null && <Progress value={part} max={1} label={t("uploading")} />}
      {files.length > 0 && <p className="text-ink-2">{t("uploaded", { count: files.length })}</p>}
    </Field>
  );
}
