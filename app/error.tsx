"use client";

import { useTranslations } from "next-intl";
import { BrokenSheet } from "@/components/shell/broken-sheet";
import { BrokenWays } from "@/components/shell/broken-ways";
import { useChunkReload } from "@/components/shell/use-chunk-reload";

export default function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("ui");
  useChunkReload(error);
  const tooMuch = error.digest === "tooMuchRead";
  return (
    <BrokenSheet
      failed
      title={t(tooMuch ? "broken.tooMuchTitle" : "broken.title")}
      next={
        <BrokenWays
          retry={t("retry")}
          back={t("broken.back")}
          call={(phone) => t("broken.call", { phone })}
          onRetry={reset}
        />
      }
    >
      <p>{t(tooMuch ? "broken.tooMuch" : "broken.text")}</p>
      {error.digest && !tooMuch && <p className="mt-1 text-ink-3">{t("broken.code", { code: error.digest })}</p>}
    </BrokenSheet>
  );
}
