"use client";

import { useState } from "react";
import { useErrorText } from "@/components/trpc/use-error-text";
import { shrink } from "./shrink";
import { UploadError, type UploadedFile, uploadFiles } from "./upload";

const MAX_FILES = 10;

export type Uploads = {
  upload: (chosen: readonly File[]) => Promise<void>;
  /** How much of what goes up now, 0 to 1; null while nothing does. */
  part: number | null;
  /** Why a file was not taken. */
  problem: string | null;
};

/** Files go up at once, photographs made smaller, so that saving does not wait for them. */
export function useUploads(files: readonly UploadedFile[], onAdded: (files: UploadedFile[]) => void): Uploads {
  const errors = useErrorText();
  const [part, setPart] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const upload = async (chosen: readonly File[]) => {
    const room = MAX_FILES - files.length;
    setProblem(chosen.length > room ? errors.key("tooManyFiles", { count: MAX_FILES }) : null);
    const added: UploadedFile[] = [];
    try {
      setPart(0);
      await uploadFiles(await Promise.all(chosen.slice(0, room).map(shrink)), {
        onProgress: ({ index, part: done }) => setPart((index + done) / chosen.length),
        onUploaded: (file) => added.push(file),
      });
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      setProblem(errors.key(error.key, error.params));
    } finally {
      setPart(null);
      if (added.length > 0) onAdded(added);
    }
  };

  return { upload, part, problem };
}
