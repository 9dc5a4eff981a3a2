"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CHANNELS, type Channel } from "@/server/domain/channel";
import { requestNumber } from "@/server/domain/number";
import { useTRPC } from "../trpc/client";
import { useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { Select } from "../ui/select";
import { useToast } from "../ui/toast";

/** The person has read the payload and writes the request; pressing twice opens one. */
export function OpenByHand({ id, vendor }: { id: number; vendor: string }) {
  const t = useTranslations("messages.unreadable");
  const channels = useTranslations("requests.terms.channel");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errorText = useErrorText();
  const form = useId();
  const [open, setOpen] = useState(false);
  const { mutate, isPending, error } = useMutation(
    trpc.messages.openByHand.mutationOptions({
      onSuccess: ({ year, seq }) => {
        setOpen(false);
        toast({ text: t("opened", { number: requestNumber(year, seq) }) });
        router.push(`/requests/${requestNumber(year, seq)}`);
      },
    }),
  );
  const submit = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? "");
    mutate({
      id,
      channel: readChannel(text("channel")),
      description: text("description"),
      name: text("name"),
      phone: text("phone"),
    });
  };
  const failed = error && ["description", "name", "phone"].every((name) => !errorText.field(error, name));
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("openByHand")}</Button>}
      title={t("openByHand")}
      description={t("openByHandText")}
      actions={
        <>
          <Button look="main" type="submit" form={form} busy={isPending}>
            {t("open")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form
        id={form}
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <Field label={t("channel")}>
          <Select
            name="channel"
            defaultValue={readChannel(vendor)}
            options={CHANNELS.map((value) => ({ value, label: channels(value) }))}
          />
        </Field>
        <Field label={t("description")} required error={errorText.field(error, "description")}>
          <Textarea name="description" rows={4} />
        </Field>
        <Field label={t("name")} error={errorText.field(error, "name")}>
          <Input name="name" autoComplete="off" />
        </Field>
        <Field label={t("phone")} hint={t("phoneHint")} error={errorText.field(error, "phone")}>
          <Input name="phone" type="tel" autoComplete="off" />
        </Field>
        {failed && (
          <p role="alert" className="text-late">
            {errorText.of(error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}

const readChannel = (text: string): Channel => CHANNELS.find((channel) => channel === text) ?? "whatsapp";
