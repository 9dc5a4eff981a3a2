"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useErrorText } from "@/components/trpc/use-error-text";
import { buttonClass } from "@/components/ui/button-look";
import { Progress } from "@/components/ui/progress";
import { UploadError, type UploadedFile, uploadFiles } from "../upload";

const MAX_FILES = 10;

/** Photographs that go with what is written; they are on the server before it is sent. */
export function ComposerFiles({
  files,
  onChange,
}: {
  files: UploadedFile[];
  onChange: (files: UploadedFile[]) => void;
}) {
  const t = useTranslations("request.composer");
  const { key: sentence } = useErrorText();
  const id = useId();
  const [part, setPart] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const upload = async (chosen: readonly File[]) => {
    setProblem(null);
    const added: UploadedFile[] = [];
    try {
      await uploadFiles(chosen, {
        onProgress: ({ part: done }) => setPart(done),
        onUploaded: (file) => added.push(file),
      });
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      setProblem(sentence(error.key, error.params));
    } finally {
      setPart(null);
      if (added.length > 0) onChange([...files, ...added].slice(0, MAX_FILES));
    }
  };

  return (
    <span className="flex flex-wrap items-center gap-2">
      <label
        htmlFor={id}
        className={`${buttonClass("plain", {})} has-focus-visible:outline-2 has-focus-visible:outline-focus`}
      >
        {t("files")}
        <input
          id={id}
          type="file"
          multiple
          accept="image/*,application/pdf"
          className="sr-only"
          onChange={({ target }) => {
            void upload([...(target.files ?? [])]);
            target.value = "";
          }}
        />
      </label>
      {part !== null && <Progress value={part} max={1} label={t("filesHint")} />}
      {files.map((file) => (
        <button
          key={file.token}
          type="button"
          className="link text-t12"
          onClick={() => onChange(files.filter(({ token }) => token !== file.token))}
        >
          {file.name} ×
        </button>
      ))}
      {problem && (
        <span role="alert" className="text-t12 font-medium text-late">
          {problem}
        </span>
      )}
    </span>
  );
}
