"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/states";
import { GivenOnce } from "../given-once";
import type { DepartmentName } from "../staff/staff-filter";
import { EMPTY_KEY, keyOf } from "./key-draft";
import { KeyFields } from "./key-fields";
import { useFieldErrors } from "./use-field-errors";

export function NewKeyForm({ departments }: { departments: readonly DepartmentName[] }) {
  const t = useTranslations("api");
  const trpc = useTRPC();
  const router = useRouter();
  const [draft, setDraft] = useState(EMPTY_KEY);
  const issue = useMutation(trpc.api.issueKey.mutationOptions());
  const { errorOf, whole } = useFieldErrors(issue.error);
  return (
    <form action={() => issue.mutate(keyOf(draft))} noValidate className="grid max-w-[640px] gap-4 px-5 pb-10 md:px-8">
      <KeyFields draft={draft} departments={departments} errorOf={errorOf} onChange={setDraft} />
      {whole && <ErrorState className="px-0 py-0" title={whole} />}
      <Button
        type="submit"
        look="main"
        busy={issue.isPending}
        busyLabel={t("form.issuing")}
        className="justify-self-start"
      >
        {t("form.issue")}
      </Button>
      {issue.data && (
        <GivenOnce
          title={t("given.key")}
          what={t("given.keyWhat", { name: draft.name })}
          secret={issue.data.key}
          onClose={() => {
            router.push(`/settings/api/keys/${issue.data.id}`);
            router.refresh();
          }}
        />
      )}
    </form>
  );
}
