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
  /** Each file that was not taken, with the reason. */
  problems: readonly string[];
};

/** Files go up at once, photographs made smaller, so that saving does not wait for them. */
export function useUploads(files: readonly UploadedFile[], onAdded: (files: UploadedFile[]) => void): Uploads {
  const errors = useErrorText();
  const [part, setPart] = useState<number | null>(null);
  const t = useTranslations("record.form");
  const [problems, setProblems] = useState<readonly string[]>([]);

  const upload = async (chosen: readonly File[]) => {
    const room = MAX_FILES - files.length;
    const over = chosen.length > room ? [errors.key("tooManyFiles", { count: MAX_FILES })] : [];
    setProblems(over);
    const added: UploadedFile[] = [];
    try {
      setPart(0);
      const refused = await uploadFiles(await Promise.all(chosen.slice(0, room).map(shrink)), {
        onProgress: ({ index, part: done }) => setPart((index + done) / chosen.length),
        onUploaded: (file) => added.push(file),
      });
      setProblems([
        ...over,
        ...refused.map(({ file, key, params }) => t("fileRefused", { name: file.name, why: errors.key(key, params) })),
      ]);
    } finally {
      setPart(null);
      if (added.length > 0) onAdded(added);
    }
  };

  return { upload, part, problems };
}
