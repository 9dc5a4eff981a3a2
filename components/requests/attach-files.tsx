"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { buttonClass } from "@/components/ui/button-look";
import { Progress } from "@/components/ui/progress";
import type { UploadedFile } from "./upload";
import { UploadProblems } from "./upload-problems";
import { useUploads } from "./use-uploads";

type Props = {
  files: readonly UploadedFile[];
  onAdded: (files: UploadedFile[]) => void;
  onRemoved: (token: string) => void;
};

/** Photographs and documents that go up at once and are sent with what is written. */
export function AttachFiles({ files, onAdded, onRemoved }: Props) {
  const t = useTranslations("record.form");
  const id = useId();
  const { upload, part, problems } = useUploads(files, onAdded);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label
        htmlFor={id}
        className={`${buttonClass("edge", {})} has-focus-visible:outline-2 has-focus-visible:outline-focus`}
      >
        {t("files")}
        <input
          id={id}
          type="file"
          multiple
          accept="image/*,.heic,.heif,application/pdf"
          className="sr-only"
          onChange={({ target }) => {
            void upload([...(target.files ?? [])]);
            target.value = "";
          }}
        />
      </label>
      {files.map(({ token, name }) => (
        <button
          key={token}
          type="button"
          className="link"
          aria-label={t("removeFile", { name })}
          onClick={() => onRemoved(token)}
        >
          {name} ×
        </button>
      ))}
      {part !== null && <Progress value={part} max={1} label={t("uploading")} />}
      <UploadProblems problems={problems} />
    </div>
  );
}
