"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { ErrorState } from "../../ui/states";
import { GivenOnce } from "../given-once";
import { type PersonDraft, PersonFields, rolesOf } from "./person-fields";
import type { DepartmentName } from "./staff-filter";
import { useStaffErrors } from "./use-staff-errors";

export function NewStaffForm({ departments }: { departments: readonly DepartmentName[] }) {
  const t = useTranslations("auth.staff");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [draft, setDraft] = useState<PersonDraft>({ name: "", title: "", extension: "", roles: [] });
  const create = useMutation(trpc.staff.create.mutationOptions({ onSuccess: () => queries.invalidateQueries() }));
  const { errorOf, whole } = useStaffErrors(create.error);
  const send = () =>
    create.mutate({ email, name: draft.name, title: draft.title, extension: draft.extension, roles: rolesOf(draft) });
  const leave = () => {
    router.push("/settings/staff");
    router.refresh();
  };
  return (
    <form action={send} noValidate className="grid max-w-[560px] gap-4 px-5 pb-10 md:px-8">
      <Field label={t("email")} hint={t("emailHint")} error={errorOf("email")} required>
        <Input
          type="email"
          autoComplete="off"
          value={email}
          maxLength={320}
          onChange={({ target }) => setEmail(target.value)}
        />
      </Field>
      <PersonFields draft={draft} departments={departments} errorOf={errorOf} onChange={setDraft} />
      {whole && <ErrorState className="px-0 py-0" title={whole} />}
      <Button
        type="submit"
        look="main"
        busy={create.isPending}
        busyLabel={t("creating")}
        className="justify-self-start"
      >
        {t("create")}
      </Button>
      {create.data && (
        <GivenOnce
          title={t("given")}
          what={t("givenWhat", { name: draft.name })}
          secret={create.data.password}
          onClose={leave}
        />
      )}
    </form>
  );
}
