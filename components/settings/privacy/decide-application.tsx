"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { REFUSAL_GROUNDS } from "@/server/domain/privacy";
import type { ShownApplication } from "@/server/services/privacy/applications";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Field } from "../../ui/field";
import { Textarea } from "../../ui/input";
import { Select } from "../../ui/select";
import { useSettled } from "./use-settled";

type Row = Pick<ShownApplication, "id" | "version" | "kind">;

/** Grants or refuses; what an erasure takes cannot be brought back, so it asks first. */
export function DecideApplication({ row }: { row: Row }) {
  const t = useTranslations("privacy");
  const trpc = useTRPC();
  const errors = useErrorText();
  const settled = useSettled();
  const [reason, setReason] = useState("");
  const [ground, setGround] = useState("");
  const [asking, setAsking] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const decide = useMutation(
    trpc.privacy.decide.mutationOptions({
      onSuccess: (_, { decision }) => settled(t(decision === "grant" ? "granted" : "refused")),
    }),
  );
  const { id, version } = row;
  const grant = () => decide.mutate({ id, version, decision: "grant", reason });
  const refuse = () => {
    const known = REFUSAL_GROUNDS.find((one) => one === ground);
    setRefusing(true);
    if (known) decide.mutate({ id, version, decision: "refuse", reason, ground: known });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefusing(false);
    if (row.kind === "erasure" && reason.trim().length >= 3) setAsking(true);
    else grant();
  };
  const wrong = (name: string) => (decide.error ? errors.field(decide.error, name) : undefined);
  const missing = refusing && ground === "" ? errors.key("required") : undefined;
  return (
    <form noValidate onSubmit={submit} className="grid max-w-lg gap-3.5">
      {decide.error && (
        <p role="alert" className="font-medium text-late">
          {errors.of(decide.error)}
        </p>
      )}
      <Field label={t("reason")} hint={t("reasonHint")} required error={wrong("reason")}>
        <Textarea rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Field label={t("ground")} hint={t("groundHint")} error={missing ?? wrong("ground")}>
        <Select
          empty={t("groundNone")}
          value={ground}
          onChange={({ target }) => setGround(target.value)}
          options={REFUSAL_GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button look="main" type="submit" busy={decide.isPending}>
          {t(`grant.${row.kind}`)}
        </Button>
        <Button busy={decide.isPending} onClick={refuse}>
          {t("refuse")}
        </Button>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        danger
        question={t("eraseQuestion")}
        what={t("eraseWhat")}
        act={t("grant.erasure")}
        onConfirm={() => {
          setAsking(false);
          grant();
        }}
      />
    </form>
  );
}

/** The reason for a restriction is over. */
export function LiftRestriction({ row: { id, version } }: { row: Row }) {
  const t = useTranslations("privacy");
  const trpc = useTRPC();
  const errors = useErrorText();
  const settled = useSettled();
  const lift = useMutation(trpc.privacy.lift.mutationOptions({ onSuccess: () => settled(t("lifted")) }));
  return (
    <div className="grid justify-items-start gap-2">
      {lift.error && (
        <p role="alert" className="font-medium text-late">
          {errors.of(lift.error)}
        </p>
      )}
      <Button busy={lift.isPending} onClick={() => lift.mutate({ id, version })}>
        {t("lift")}
      </Button>
    </div>
  );
}
