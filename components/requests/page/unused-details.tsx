"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { isSettledByValue } from "@/server/domain/details";
import type { RequestView } from "@/server/services/requests/get";

type Detail = RequestView["details"][number];

const useReason = () => {
  const t = useTranslations("request.details.reason");
  return (reason: string): string => t(t.has(reason) ? reason : "other");
};

/** What the sender gave and could not be used: staff put it right or dismiss it, and the timeline says so. */
export function UnusedDetails({ request }: { request: RequestView }) {
  const t = useTranslations("request.details");
  const waiting = request.details.filter(({ state }) => state === "waiting");
  const kept = request.details.filter(({ state, field }) => state === "kept" && field !== "description");
  if (waiting.length === 0 && kept.length === 0) return null;
  return (
    <section aria-labelledby="details" className="mb-4 rounded-tag border border-rule-2 bg-raise px-3.5 py-2.5">
      <h2 id="details" className="text-ctl font-bold">
        {t(waiting.length > 0 ? "title" : "keptTitle")}
      </h2>
      <ul className="grid">
        {[...waiting, ...kept].map((detail) => (
          <Row key={detail.id} request={request} detail={detail} />
        ))}
      </ul>
    </section>
  );
}

function Row({ request, detail }: { request: RequestView; detail: Detail }) {
  const t = useTranslations("request.details");
  const reason = useReason();
  const maySettle = detail.state === "waiting" && request.personal && request.acts.includes("settle_detail");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-rule-2 py-1.5 not-last:border-b">
      <p className="min-w-0 flex-1 basis-56 wrap-anywhere">
        <span className="text-ink-2">{t(`field.${detail.field}`)}:</span>{" "}
        {detail.raw === null ? (
          <span className="text-ink-3">{t("hidden")}</span>
        ) : (
          <bdi className="font-medium whitespace-pre-line">{detail.raw}</bdi>
        )}{" "}
        <span className="text-ink-2">— {reason(detail.reason)}</span>
      </p>
      {maySettle && <Acts request={request} detail={detail} />}
    </li>
  );
}

/** The rest of a text that is longer than a description. */
export function RestOfText({ request }: { request: RequestView }) {
  const t = useTranslations("request.details");
  const rest = request.details.filter(({ field, state }) => field === "description" && state === "kept");
  return rest.map(({ id, raw }) => (
    <details key={id} className="mb-4 max-w-text">
      <summary className="link inline-block cursor-pointer py-2.5">{t("rest")}</summary>
      <p className="text-t16 wrap-anywhere whitespace-pre-line">{raw}</p>
    </details>
  ));
}

function Acts({ request, detail }: { request: RequestView; detail: Detail }) {
  const t = useTranslations("request.details");
  const toast = useToast();
  const errors = useErrorText();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const settle = useMutation(
    trpc.requests.settleDetail.mutationOptions({
      onSuccess: (_, { how }) => {
        setAsking(false);
        toast({ text: t(how === "used" ? "usedNow" : "dismissedNow") });
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.requests.pathKey() }),
    }),
  );
  const target = { id: request.id, detailId: detail.id };
  const here = isSettledByValue(detail.field) && detail.raw !== null;
  const aloud = { onError: (error: unknown) => toast({ text: errors.of(error), error: true }) };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get("value") ?? "");
    settle.mutate({ ...target, how: "used", value });
  };
  const form = `detail-${detail.id}`;
  return (
    <p className="flex gap-2">
      <Button
        size="small"
        busy={settle.isPending}
        onClick={() => (here ? setAsking(true) : settle.mutate({ ...target, how: "used" }, aloud))}
      >
        {t(here ? "use" : "done")}
      </Button>
      <Button
        size="small"
        look="plain"
        busy={settle.isPending}
        onClick={() => settle.mutate({ ...target, how: "dismissed" }, aloud)}
      >
        {t("dismiss")}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        width="narrow"
        title={t("dialog.title", { field: t(`field.${detail.field}`) })}
        description={t("dialog.text")}
        actions={
          <>
            <Button look="main" type="submit" form={form} busy={settle.isPending}>
              {t("dialog.act")}
            </Button>
            <DialogClose />
          </>
        }
      >
        <form id={form} onSubmit={submit} noValidate>
          <Field
            label={t(`field.${detail.field}`)}
            error={settle.error ? (errors.field(settle.error, "value") ?? errors.of(settle.error)) : undefined}
          >
            <Input name="value" defaultValue={detail.raw ?? ""} maxLength={200} autoComplete="off" />
          </Field>
        </form>
      </Dialog>
    </p>
  );
}
