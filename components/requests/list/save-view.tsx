"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { queryOf } from "@/app/(staff)/requests/filters";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { Filter } from "@/server/domain/filters";
import { useFailure } from "../parts/failure";

/** A name for this address, for oneself or for one's department; and the names one has given. */
export function SaveView({ filter, departmentId }: { filter: Filter; departmentId: number | null }) {
  const t = useTranslations("requests.filters");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("save")}
      </Button>
      {open && <Open filter={filter} departmentId={departmentId} onClose={() => setOpen(false)} />}
    </>
  );
}

type OpenProps = { filter: Filter; departmentId: number | null; onClose: () => void };

function Open({ filter, departmentId, onClose }: OpenProps) {
  const t = useTranslations("requests.filters");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const failureOf = useFailure();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string>();
  const views = useQuery(trpc.views.list.queryOptions());
  const told = {
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: trpc.views.pathKey() });
      router.refresh();
    },
    onError: (error: unknown) => setRefused(failureOf(error).text),
  };
  const save = useMutation(trpc.views.save.mutationOptions(told));
  const remove = useMutation(trpc.views.remove.mutationOptions(told));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    if (!name) return setRefused(t("nameMissing"));
    const query = queryOf({ ...filter, cursor: undefined });
    save.mutate(
      { name, query, departmentId: form.get("shared") ? departmentId : null },
      {
        onSuccess: () => {
          toast({ text: t("saved", { name }) });
          onClose();
        },
      },
    );
  };
  const own = views.data?.filter((view) => view.own) ?? [];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("saveTitle")}
      description={t("saveText")}
      width="narrow"
      actions={
        <>
          <Button look="main" type="submit" form="save-view" busy={save.isPending}>
            {t("save")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form id="save-view" noValidate className="grid gap-2" onSubmit={submit}>
        <Field label={t("viewName")} error={refused} required>
          <Input name="name" maxLength={60} autoComplete="off" />
        </Field>
        {departmentId !== null && <Checkbox name="shared" label={t("share")} />}
      </form>
      {own.length > 0 && (
        <ul aria-label={t("own")} className="mt-3 border-t border-rule pt-2">
          {own.map(({ id, name, shared }) => (
            <li key={id} className="flex items-center justify-between gap-3">
              <span>
                {name} {shared && <span className="text-ink-3">· {t("shared")}</span>}
              </span>
              <Button
                look="plain"
                size="small"
                aria-label={t("removeView", { name })}
                busy={remove.isPending}
                onClick={() => remove.mutate({ id })}
              >
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
