"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";

/** The one time that a password is shown. */
export function GivenPassword({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const t = useTranslations("auth.staff");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(password);
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
      <output className="block rounded border border-field px-3 py-2.5 text-t18 font-medium tracking-normal break-all select-all">
        {password}
      </output>
    </Dialog>
  );
}
