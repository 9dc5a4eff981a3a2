"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button";

/** Where others call us, to be copied. */
export function DoorAddress({ address }: { address: string }) {
  const t = useTranslations("open311.door");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="grid justify-items-start gap-2 pb-5">
      <output className="block w-full rounded border border-field bg-desk px-2.5 py-2 text-t13 break-all select-all">
        {address}
      </output>
      <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>
    </div>
  );
}
