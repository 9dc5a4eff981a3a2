"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Field, useField } from "../../ui/field";
import { controlClass, fromField } from "../../ui/input";
import { Progress } from "../../ui/progress";
import { SendError, sendFile } from "./send-file";

/** A file is chosen and sent at once; its own page goes on. */
export function UploadForm() {
  const t = useTranslations("cimer.imports");
  const errorText = useErrorText();
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const send = async () => {
    if (!file) return setError(errorText.key("required"));
    setError(undefined);
    setPart(0);
    try {
      router.push(`/cimer/imports/${await sendFile(file, setPart)}`);
    } catch (failed) {
      setError(errorText.key(failed instanceof SendError ? failed.key : "uploadBroken"));
      setPart(null);
    }
  };
  return (
    <form
      aria-label={t("upload")}
      className="mx-5 mb-5 grid max-w-text gap-3 border-t border-rule pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t("choose")} hint={t("uploadHint")} error={error} required>
        <Choose onChange={setFile} />
      </Field>
      {part === null ? (
        <div>
          <Button look="main" type="submit">
            {t("send")}
          </Button>
        </div>
      ) : (
        <Progress label={t("sending", { percent: Math.round(part * 100) })} value={part} max={1} />
      )}
    </form>
  );
}

function Choose({ onChange }: { onChange: (file: File | null) => void }) {
  const field = useField();
  return (
    <input
      type="file"
      name="file"
      accept=".xlsx,.csv,.txt"
      onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      {...fromField(field, {})}
      required={false}
      className={`${controlClass(Boolean(field?.invalid))} p-1.5 text-ink-2 file:mr-3 file:min-h-ctl file:rounded file:border file:border-solid file:border-rule-2 file:bg-paper file:px-3 file:font-medium file:text-ink`}
    />
  );
}
