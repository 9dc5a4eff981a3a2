"use client";

import { useTranslations } from "next-intl";
import { BrokenSheet } from "@/components/shell/broken-sheet";
import { Button } from "@/components/ui/button";

export default function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("ui");
  return (
    <BrokenSheet failed title={t("broken.title")} next={<Button onClick={reset}>{t("retry")}</Button>}>
      <p>{t("broken.text")}</p>
      {error.digest && <p className="mt-1 text-ink-3">{t("broken.code", { code: error.digest })}</p>}
    </BrokenSheet>
  );
}
