"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { addDays } from "@/server/domain/time";
import { useTRPC } from "../trpc/client";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { buttonClass } from "../ui/button-look";
import { Dialog, DialogClose } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { RadioGroup } from "../ui/segmented";

/** Chooses which answers go into a file, and gives the file. */
export function AnswersDialog({ today }: { today: string }) {
  const t = useTranslations("cimer.answers");
  const trpc = useTRPC();
  const router = useRouter();
  const errorText = useErrorText();
  const form = useId();
  const [open, setOpen] = useState(false);
  const [which, setWhich] = useState("waiting");
  const { mutate, data, isPending, error, reset } = useMutation(
    trpc.cimer.makeAnswers.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const submit = (given: FormData) =>
    which === "period"
      ? mutate({ which: "period", from: String(given.get("from")), to: dayAfter(String(given.get("to")), today) })
      : mutate({ which: "waiting" });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) reset();
      }}
      trigger={<Button>{t("act")}</Button>}
      title={t("title")}
      description={t("text")}
      actions={
        <>
          {data ? (
            <a href={`/api/cimer/answers/${data.id}`} download className={buttonClass("main")}>
              {t("download")}
            </a>
          ) : (
            <Button look="main" type="submit" form={form} busy={isPending} busyLabel={t("making")}>
              {t("make")}
            </Button>
          )}
          <DialogClose />
        </>
      }
    >
      {data ? (
        <p role="status">{t("made", { count: data.count })}</p>
      ) : (
        <form
          id={form}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <FieldGroup label={t("which")}>
            <RadioGroup
              name="which"
              value={which}
              onValueChange={setWhich}
              options={[
                { value: "waiting", label: t("waiting"), hint: t("waitingHint") },
                { value: "period", label: t("period") },
              ]}
            />
          </FieldGroup>
          {which === "period" && (
            <div className="grid gap-3 md:grid-cols-2">
              <Field label={t("from")} required error={errorText.field(error, "from")}>
                <Input name="from" type="date" max={today} defaultValue={`${today.slice(0, 8)}01`} />
              </Field>
              <Field label={t("to")} required error={errorText.field(error, "to")}>
                <Input name="to" type="date" max={today} defaultValue={today} />
              </Field>
            </div>
          )}
          {error && (
            <p role="alert" className="text-late">
              {errorText.of(error)}
            </p>
          )}
        </form>
      )}
    </Dialog>
  );
}

/** A field that the browser left empty asks for today. */
const dayAfter = (day: string, today: string): string => addDays(/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : today, 1);
