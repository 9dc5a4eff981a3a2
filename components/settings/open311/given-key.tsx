"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";

/** The one time that a key is shown. */
export function GivenKey({ name, value, onClose }: { name: string; value: string; onClose: () => void }) {
  const t = useTranslations("open311.door.keys");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("given")}
      description={t("givenWhat", { name })}
      actions={
        <>
          <Button look="main" onClick={onClose}>
            {t("understood")}
          </Button>
          <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>
        </>
      }
    >
      <output className="block rounded border border-field px-3 py-2.5 text-t14 font-medium break-all select-all">
        {value}
      </output>
    </Dialog>
  );
}
