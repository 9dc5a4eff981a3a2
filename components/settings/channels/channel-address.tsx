"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { useToast } from "../../ui/toast";

/** Where the vendor calls us, to be copied; made anew where its end is the only secret between us. */
export function ChannelAddress({ vendor, address, mayRenew }: { vendor: string; address: string; mayRenew: boolean }) {
  const t = useTranslations("channels");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const [copied, setCopied] = useState(false);
  const [asked, setAsked] = useState(false);
  const renew = useMutation(
    trpc.connections.renew.mutationOptions({
      onSuccess: async () => {
        setAsked(false);
        setCopied(false);
        toast({ text: t("renewed") });
        await queries.invalidateQueries();
      },
      onError: (error) => toast({ text: errors.of(error), error: true }),
    }),
  );
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="grid gap-2 pb-5">
      <p className="text-ctl font-medium">{t("address")}</p>
      <output className="block rounded border border-field bg-desk px-2.5 py-2 text-t13 break-all select-all">
        {address}
      </output>
      <div className="flex flex-wrap gap-2">
        <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>
        {mayRenew && (
          <Confirm
            trigger={<Button look="plain">{t("renew")}</Button>}
            open={asked}
            onOpenChange={setAsked}
            danger
            question={t("renewAsk")}
            what={t("renewWhat")}
            act={t("renew")}
            busy={renew.isPending}
            busyLabel={t("saving")}
            onConfirm={() => renew.mutate({ vendor })}
          />
        )}
      </div>
    </div>
  );
}
