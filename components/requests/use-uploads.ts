"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/components/trpc/use-error-text";
import { shrink } from "./shrink";
import { type UploadedFile, uploadFiles } from "./upload";

const MAX_FILES = 10;

export type Uploads = {
  upload: (chosen: readonly File[]) => Promise<void>;
  /** How much of what goes up now, 0 to 1; null while nothing does. */
  part: number | null;
  /** Each file that was not taken, with the reason, until one of its name is chosen again. */
  problems: readonly string[];
};

/** Why a file was not taken; nameless where there were too many. */
type Refusal = { name: string | null; text: string };

/** Files go up at once, photographs made smaller, so that saving does not wait for them. */
export function useUploads(files: readonly UploadedFile[], onAdded: (files: UploadedFile[]) => void): Uploads {
  const errors = useErrorText();
  const [part, setPart] = useState<number | null>(null);
  const t = useTranslations("record.form");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);

  const upload = async (chosen: readonly File[]) => {
    const room = MAX_FILES - files.length;
    const over = chosen.length > room ? [{ name: null, text: errors.key("tooManyFiles", { count: MAX_FILES }) }] : [];
    const again = new Set(chosen.map(({ name }) => name));
    const news = (refused: readonly Refusal[]) =>
      setRefusals((old) => [...old.filter(({ name }) => name !== null && !again.has(name)), ...over, ...refused]);
    news([]);
    const added: UploadedFile[] = [];
    try {
      setPart(0);
      const refused = await uploadFiles(await Promise.all(chosen.slice(0, room).map(shrink)), {
        onProgress: ({ index, part: done }) => setPart((index + done) / chosen.length),
        onUploaded: (file) => added.push(file),
      });
      news(
        refused.map(({ file: { name }, key, params }) => ({
          name,
          text: t("fileRefused", { name, why: errors.key(key, params) }),
        })),
      );
    } finally {
      setPart(null);
      if (added.length > 0) onAdded(added);
    }
  };

  return { upload, part, problems: refusals.map(({ text }) => text) };
}
