"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

export type GivenOnceProps = { title: string; what: string; secret: string; onClose: () => void };

/** The one time that a password, a key or a secret is shown. */
export function GivenOnce({ title, what, secret, onClose }: GivenOnceProps) {
  const t = useTranslations("ui.given");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={what}
      actions={
        <>
          <Button look="main" onClick={onClose}>
            {t("understood")}
          </Button>
          <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>
        </>
      }
    >
      <output className="block rounded border border-field px-3 py-2.5 text-t16 font-medium break-all select-all">
        {secret}
      </output>
    </Dialog>
  );
}
