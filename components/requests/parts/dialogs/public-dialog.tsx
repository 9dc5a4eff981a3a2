"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { publicAnswer } from "@/server/domain/notices";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";

/** What everybody will read under the post, word for word: it carries the number and nothing of the person. */
export function PublicDialog(props: ActDialogProps) {
  const t = useTranslations("social.public");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.lookups.all.queryOptions());
  const number = numberOf(props.target);
  return (
    <ActDialog
      {...props}
      title={t("title", { number })}
      description={t("text")}
      label={t("act")}
      danger
      read={() => ({ act: "reply_publicly" })}
    >
      {() => (
        <p lang="tr" className="border-l-[3px] border-rule-2 pl-3 text-ink-2 [border-left-style:double]">
          {publicAnswer(number, data?.identity.shortName ?? "")}
        </p>
      )}
    </ActDialog>
  );
}
