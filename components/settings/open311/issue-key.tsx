"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field, FieldGroup } from "../../ui/field";
import { Input } from "../../ui/input";
import { Segmented } from "../../ui/segmented";
import { GivenOnce } from "../given-once";

/** Makes a key for another system; it is shown once, then never again. */
export function IssueKey() {
  const t = useTranslations("open311.door.keys");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errors = useErrorText();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [channel, setChannel] = useState<"him" | "crm">("him");
  const issue = useMutation(
    trpc.open311.issueKey.mutationOptions({
      onSuccess: async () => {
        setOpen(false);
        await queries.invalidateQueries();
      },
    }),
  );
  const begin = () => {
    issue.reset();
    setName("");
    setOpen(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate({ name, channel });
  };
  return (
    <>
      <Button size="small" onClick={begin}>
        {t("new")}
      </Button>
      {open && (
        <Dialog
          open
          onOpenChange={setOpen}
          title={t("new")}
          actions={
            <>
              <Button look="main" type="submit" form="issue-key" busy={issue.isPending} busyLabel={t("issuing")}>
                {t("issue")}
              </Button>
              <DialogClose />
            </>
          }
        >
          <form id="issue-key" noValidate onSubmit={submit} className="grid gap-3.5">
            <Field label={t("nameLabel")} required error={errors.field(issue.error, "name")}>
              <Input value={name} autoComplete="off" onChange={({ target }) => setName(target.value)} />
            </Field>
            <FieldGroup label={t("channelLabel")}>
              <Segmented
                value={channel}
                onValueChange={(value) => setChannel(value === "crm" ? "crm" : "him")}
                options={[
                  { value: "him", label: t("him") },
                  { value: "crm", label: t("crm") },
                ]}
              />
            </FieldGroup>
          </form>
        </Dialog>
      )}
      {!open && issue.data && (
        <GivenOnce
          title={t("given")}
          what={t("givenWhat", { name })}
          secret={issue.data.key}
          onClose={() => issue.reset()}
        />
      )}
    </>
  );
}
