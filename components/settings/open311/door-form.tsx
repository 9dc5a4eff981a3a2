"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Field, FieldGroup } from "../../ui/field";
import { Input } from "../../ui/input";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";

const FIELDS = ["jurisdictionId", "contact"] as const;

/** Whether our door is open, and of which subjects the public may read words and answers. */
export function DoorForm() {
  const t = useTranslations("open311.door");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const { data } = useSuspenseQuery(trpc.open311.read.queryOptions());
  const { data: names } = useSuspenseQuery(trpc.lookups.all.queryOptions());
  const [typed, setTyped] = useState(data);
  const { mutate, error, isPending } = useMutation(
    trpc.open311.save.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("saved") });
        await queries.invalidateQueries();
      },
    }),
  );
  const leaves = names.categories.filter(
    ({ id, active }) => active && !names.categories.some(({ parentId }) => parentId === id),
  );
  const tops = names.categories.filter(({ id }) => leaves.some(({ parentId }) => parentId === id));
  const below = (id: number) => leaves.filter(({ parentId }) => parentId === id);
  const alone = leaves.filter(({ parentId }) => parentId === null);
  const toggle = (id: number, on: boolean) =>
    setTyped({
      ...typed,
      publicSubjects: on ? [...typed.publicSubjects, id] : typed.publicSubjects.filter((one) => one !== id),
    });
  const one = ({ id, name }: { id: number; name: string }) => (
    <Checkbox
      key={id}
      label={name}
      checked={typed.publicSubjects.includes(id)}
      onChange={({ target }) => toggle(id, target.checked)}
    />
  );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(typed);
      }}
    >
      <Checkbox
        label={t("enabled")}
        hint={t("enabledHint")}
        checked={typed.enabled}
        onChange={({ target }) => setTyped({ ...typed, enabled: target.checked })}
      />
      {FIELDS.map((name) => (
        <Field key={name} label={t(name)} hint={t(`${name}Hint`)} error={error ? errors.field(error, name) : undefined}>
          <Input
            value={typed[name]}
            autoComplete="off"
            onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
          />
        </Field>
      ))}
      <FieldGroup label={t("publicSubjects")}>
        <p className="max-w-text text-t12 text-ink-3">{t("publicHint")}</p>
        {tops.map((top) => (
          <SubjectGroup key={top.id} name={top.name} of={below(top.id)} chosen={typed.publicSubjects} one={one} />
        ))}
        {alone.map(one)}
      </FieldGroup>
      {error && <ErrorState className="px-0 py-0" title={errors.of(error)} />}
      <Button look="main" type="submit" busy={isPending} busyLabel={t("saving")} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}

type Subject = { id: number; name: string };

/** A group that opens, with how many of it are chosen. */
function SubjectGroup({
  name,
  of,
  chosen,
  one,
}: {
  name: string;
  of: readonly Subject[];
  chosen: readonly number[];
  one: (subject: Subject) => ReactNode;
}) {
  const count = of.filter(({ id }) => chosen.includes(id)).length;
  return (
    <details className="border-t border-rule">
      <summary className="flex min-h-ctl cursor-pointer items-center justify-between gap-3">
        <span className={count > 0 ? "font-medium" : undefined}>{name}</span>
        <span className="text-ink-3">
          {count}/{of.length}
        </span>
      </summary>
      <div className="gap-x-6 pb-2 md:columns-2">{of.map(one)}</div>
    </details>
  );
}
