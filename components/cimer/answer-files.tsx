"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { listAnswers } from "@/server/services/cimer/answers";
import { formatDayTime } from "../i18n/format";
import { useTRPC } from "../trpc/client";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { buttonClass } from "../ui/button-look";
import { Confirm } from "../ui/confirm";
import { useToast } from "../ui/toast";

export type AnswerFile = Awaited<ReturnType<typeof listAnswers>>[number];

/** The files of answers that were taken last: to be had again, and marked as entered in one go. */
export function AnswerFiles({ files }: { files: readonly AnswerFile[] }) {
  const t = useTranslations("cimer.answers");
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <section aria-label={t("files")} className="mx-5 mb-4 border-t border-rule">
      <h2 className="pt-2.5 pb-1 text-ctl font-bold">{t("files")}</h2>
      <ul>
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-rule py-1.5">
            <span>
              {t("fileLine", {
                at: formatDayTime(file.createdAt, locale),
                who: file.createdBy.name,
                count: file.count,
              })}
            </span>
            <span className="text-ink-3">{t("waitingOf", { waiting: file.waiting })}</span>
            <span className="ml-auto flex flex-wrap gap-2 max-md:ml-0">
              <a href={`/api/cimer/answers/${file.id}`} download className={buttonClass("plain")}>
                {t("download")}
              </a>
              {file.waiting > 0 && <MarkEntered file={file} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A hundred at a time, so that it can be seen how far it has come. */
function MarkEntered({ file }: { file: AnswerFile }) {
  const t = useTranslations("cimer.answers");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errorText = useErrorText();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const { mutateAsync } = useMutation(trpc.cimer.enterAnswers.mutationOptions());
  const mark = async () => {
    let marked = 0;
    setDone(0);
    try {
      for (let left = file.waiting; left > 0; ) {
        const step = await mutateAsync({ id: file.id });
        marked += step.entered;
        setDone(marked);
        left = step.entered > 0 ? step.left : 0;
      }
      toast({ text: t("marked", { count: marked }) });
    } catch (error) {
      toast({ text: errorText.of(error), error: true });
    }
    setOpen(false);
    setDone(null);
    router.refresh();
  };
  return (
    <Confirm
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("mark")}</Button>}
      question={t("question", { count: file.waiting })}
      what={t("what")}
      act={t("mark")}
      busy={done !== null}
      busyLabel={done === null ? undefined : t("marking", { done, total: file.waiting })}
      onConfirm={() => void mark()}
    />
  );
}
