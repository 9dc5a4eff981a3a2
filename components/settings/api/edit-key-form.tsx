"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";
import type { DepartmentName } from "../staff/staff-filter";
import { type KeyDraft, keyOf } from "./key-draft";
import { KeyFields } from "./key-fields";
import { useFieldErrors } from "./use-field-errors";

export type EditKeyFormProps = { id: number; start: KeyDraft; departments: readonly DepartmentName[] };

export function EditKeyForm({ id, start, departments }: EditKeyFormProps) {
  const t = useTranslations("api");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [draft, setDraft] = useState(start);
  const edit = useMutation(
    trpc.api.editKey.mutationOptions({
      onSuccess: () => {
        toast({ text: t("form.saved", { name: draft.name }) });
        router.refresh();
      },
    }),
  );
  const { errorOf, whole } = useFieldErrors(edit.error);
  return (
    <form action={() => edit.mutate({ id, ...keyOf(draft) })} noValidate className="grid gap-4">
      <KeyFields draft={draft} departments={departments} errorOf={errorOf} onChange={setDraft} />
      {whole && <ErrorState className="px-0 py-0" title={whole} />}
      <Button
        type="submit"
        look="main"
        busy={edit.isPending}
        busyLabel={t("form.saving")}
        className="justify-self-start"
      >
        {t("form.save")}
      </Button>
    </form>
  );
}
