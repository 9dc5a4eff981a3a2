"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PageHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { PlaceMargin } from "./place-margin";

const FIELDS = ["name", "shortName", "callCentre", "website", "helpLine"] as const;

/** What the municipality is called on every page and in every message. */
export function Identity() {
  const t = useTranslations("settings.identity");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const [identity, setIdentity] = useState(data.identity);
  const save = useMutation(
    trpc.settings.saveIdentity.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(identity, { onSuccess: () => toast({ text: t("saved") }) });
  };
  return (
    <>
      <PageHead title={t("title")} />
      <form onSubmit={submit} className="grid max-w-lg gap-4 px-5 pb-8" noValidate>
        {save.error && (
          <p role="alert" className="font-medium text-late">
            {errors.of(save.error)}
          </p>
        )}
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={t(name)}
            hint={t(`hints.${name}`)}
            error={save.error ? errors.field(save.error, name) : undefined}
          >
            <Input
              value={identity[name]}
              onChange={({ target }) => setIdentity({ ...identity, [name]: target.value })}
            />
          </Field>
        ))}
        <Button look="main" type="submit" busy={save.isPending} className="w-fit">
          {t("save")}
        </Button>
      </form>
      <PlaceMargin />
    </>
  );
}
