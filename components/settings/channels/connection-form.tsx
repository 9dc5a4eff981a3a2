"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ShownConnection } from "@/server/routers/connections";
import { useTRPC } from "../../trpc/client";
import { saidOf, useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";
import { SettingField } from "./setting-field";

/** What is set up of a vendor. A credential that is there is not shown: left empty it stays, written it is replaced. */
export function ConnectionForm({ connection }: { connection: ShownConnection }) {
  const t = useTranslations("channels");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const { name: vendor, fields, values, given } = connection;
  const [enabled, setEnabled] = useState(connection.enabled);
  const [typed, setTyped] = useState<Record<string, string>>(values);
  const { mutate, error, isPending } = useMutation(
    trpc.connections.save.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("saved") });
        await queries.invalidateQueries();
      },
    }),
  );
  const asked = fields.filter(({ made }) => !made);
  const named = Object.keys(saidOf(error)?.fields ?? {}).some((field) => asked.some(({ name }) => name === field));
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ vendor, enabled, settings: typed });
      }}
    >
      {asked.map((field) => (
        <SettingField
          key={field.name}
          vendor={vendor}
          field={field}
          given={given.includes(field.name)}
          error={errors.field(error, field.name)}
          value={typed[field.name] ?? ""}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
        />
      ))}
      <Checkbox
        label={t("enabled")}
        hint={t("enabledHint")}
        checked={enabled}
        onChange={({ target }) => setEnabled(target.checked)}
      />
      {error && !named && <ErrorState className="px-0 py-0" title={errors.of(error)} />}
      <Button look="main" type="submit" busy={isPending} busyLabel={t("saving")} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
