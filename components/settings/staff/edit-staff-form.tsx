"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { StaffDetail } from "@/server/services/staff/get";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";
import { type PersonDraft, PersonFields, rolesOf } from "./person-fields";
import { draftsOf } from "./roles-field";
import type { DepartmentName } from "./staff-filter";
import { useStaffErrors } from "./use-staff-errors";

export function EditStaffForm({ staff, departments }: { staff: StaffDetail; departments: readonly DepartmentName[] }) {
  const t = useTranslations("auth.staff");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const [draft, setDraft] = useState<PersonDraft>({
    name: staff.name,
    title: staff.title ?? "",
    extension: staff.extension ?? "",
    roles: draftsOf(staff.roles),
  });
  const edit = useMutation(
    trpc.staff.edit.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("saved", { name: draft.name }) });
        await queries.invalidateQueries();
        router.refresh();
      },
    }),
  );
  const { errorOf, whole } = useStaffErrors(edit.error);
  const send = () =>
    edit.mutate({
      id: staff.id,
      name: draft.name,
      title: draft.title,
      extension: draft.extension,
      roles: rolesOf(draft),
    });
  return (
    <form action={send} noValidate className="grid gap-4">
      <PersonFields draft={draft} departments={departments} errorOf={errorOf} onChange={setDraft} />
      {whole && <ErrorState className="px-0 py-0" title={whole} />}
      <Button type="submit" look="main" busy={edit.isPending} busyLabel={t("saving")} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
