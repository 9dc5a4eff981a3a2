"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CHANNELS, type Channel } from "@/server/domain/channel";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { FileInput } from "../../ui/file-input";
import { Progress } from "../../ui/progress";
import { Select } from "../../ui/select";
import { SendError, sendFile } from "./send-file";

/** A file is chosen and sent at once; its own page goes on. */
export function UploadForm() {
  const t = useTranslations("cimer.imports");
  const terms = useTranslations("requests.terms.channel");
  const errorText = useErrorText();
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [channel, setChannel] = useState<Channel>("cimer");
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const send = async () => {
    if (!file) return setError(errorText.key("required"));
    setError(undefined);
    setPart(0);
    try {
      router.push(`/cimer/imports/${await sendFile(file, channel, setPart)}`);
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
        <FileInput name="file" accept=".xlsx,.csv,.txt" onChoose={setFile} />
      </Field>
      <Field label={t("channel")} hint={channel === "cimer" ? undefined : t("channelHint")}>
        <Select
          value={channel}
          onChange={({ target }) => setChannel(CHANNELS.find((one) => one === target.value) ?? "cimer")}
          options={[
            { value: "cimer", label: t("channelCimer") },
            ...CHANNELS.filter((one) => one !== "cimer").map((one) => ({
              value: one,
              label: t("channelOld", { channel: terms(one) }),
            })),
          ]}
        />
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
