"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";

const SAID_FOR_MS = 3000;

/** Puts the answer where it can be pasted into CİMER's own screen. */
export function CopyAnswer({ text }: { text: string }) {
  const t = useTranslations("cimer.acts");
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({ text: t("notCopied"), error: true });
    }
  };
  return (
    <Button busy={copied} busyLabel={t("copied")} onClick={() => void copy()}>
      {t("copy")}
    </Button>
  );
}
