"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KeyDetail } from "@/server/services/api/list-keys";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";
import type { DepartmentName } from "../staff/staff-filter";
import { draftOf, keyOf } from "./key-draft";
import { KeyFields } from "./key-fields";
import { useFieldErrors } from "./use-field-errors";

/** `lastDay`: the day that was chosen, as the form shows it. */
export type EditKeyFormProps = { detail: KeyDetail; lastDay: string | null; departments: readonly DepartmentName[] };

export function EditKeyForm({ detail, lastDay, departments }: EditKeyFormProps) {
  const { id } = detail;
  const t = useTranslations("api");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOf(detail, lastDay));
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
