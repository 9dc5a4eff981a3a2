"use client";

import { useTranslations } from "next-intl";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useDraft } from "@/components/forms/use-draft";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Menu, MenuItem } from "@/components/ui/menu";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { numberOf } from "../act-target";
import { SmsCount } from "../sms-count";

const READY = ["info", "done", "planned", "thanks"] as const;

export function ResolveDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const [answer, write, clear, restored] = useDraft(`${props.target.id} resolve`);
  return (
    <ActDialog
      {...props}
      title={t("resolve.title", { number: numberOf(props.target) })}
      label={t("resolve.act")}
      notice="resolved"
      read={() => ({ act: "resolve", answer })}
      onSent={clear}
    >
      {(errorOf) => (
        <>
          <DraftNotice restored={restored} onDiscard={clear} />
          <Field
            label={t("resolve.answer")}
            required
            error={errorOf("answer")}
            hint={answer ? <SmsCount text={answer} /> : t("resolve.hint")}
          >
            <Textarea rows={5} spacious value={answer} onChange={(event) => write(event.target.value)} />
          </Field>
          <div>
            <Menu trigger={<Button size="small">{t("ready")}</Button>}>
              {READY.map((ready) => (
                <MenuItem
                  key={ready}
                  onClick={() => write([answer.trim(), t(`resolve.templates.${ready}Text`)].filter(Boolean).join(" "))}
                >
                  {t(`resolve.templates.${ready}`)}
                </MenuItem>
              ))}
            </Menu>
          </div>
        </>
      )}
    </ActDialog>
  );
}
