"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CORRECTABLE_CHANNELS } from "@/server/domain/channel";
import { KINDS, type Kind } from "@/server/domain/request";
import { ActDialog, type ActDialogProps } from "../act-dialog";
import { type ActTarget, numberOf } from "../act-target";
import { useLookups } from "../use-lookups";

const keyOf = (id: number | null | undefined): string | null => (id ? String(id) : null);
const idOf = (key: string | null): number | null => (key === null ? null : Number(key));

const asTyped = (target: ActTarget) => ({
  summary: target.summary,
  kind: target.kind as string,
  channel: target.channel as string,
  category: keyOf(target.categoryId),
  neighbourhood: keyOf(target.neighbourhoodId),
  street: target.street ?? "",
  doorNo: target.doorNo ?? "",
});

/** Kind, subject and place as they really are; another subject brings its own deadline. */
export function CorrectDialog(props: ActDialogProps) {
  const t = useTranslations("requests.dialogs");
  const terms = useTranslations("requests.terms");
  const { target } = props;
  const { categories, categoryPath, departmentName, neighbourhoods } = useLookups();
  const [typed, setTyped] = useState(() => asTyped(target));
  const set = (more: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...more }));
  const leaves = categories.filter(({ id, active }) => active && !categories.some(({ parentId }) => parentId === id));
  const read = () => ({
    act: "correct" as const,
    facts: {
      summary: typed.summary,
      kind: typed.kind as Kind,
      categoryId: idOf(typed.category),
      neighbourhoodId: idOf(typed.neighbourhood),
      street: typed.street.trim() || null,
      ...(target.doorNo !== undefined && { doorNo: typed.doorNo.trim() || null }),
      ...(target.mayCorrectChannel && { channel: typed.channel }),
    },
  });
  return (
    <ActDialog {...props} title={t("correct.title", { number: numberOf(target) })} label={t("correct.act")} read={read}>
      {(errorOf) => (
        <>
          <Field label={t("correct.category")} error={errorOf("facts.categoryId")}>
            <Combobox
              value={typed.category}
              onValueChange={(category) => set({ category })}
              options={leaves.map(({ id, departmentId }) => ({
                value: String(id),
                label: categoryPath(id),
                hint: departmentName(departmentId),
              }))}
            />
          </Field>
          <div className="grid gap-3 md:grid-cols-2">
            <Field label={t("correct.kind")}>
              <Select
                value={typed.kind}
                onChange={(event) => set({ kind: event.target.value })}
                options={KINDS.map((kind) => ({ value: kind, label: terms(`kind.${kind}`) }))}
              />
            </Field>
            <Field label={t("correct.neighbourhood")} error={errorOf("facts.neighbourhoodId")}>
              <Combobox
                value={typed.neighbourhood}
                onValueChange={(neighbourhood) => set({ neighbourhood })}
                options={neighbourhoods
                  .filter(({ active }) => active)
                  .map(({ id, name, aliases }) => ({ value: String(id), label: name, also: aliases.join(" ") }))}
              />
            </Field>
            <Field label={t("correct.street")} error={errorOf("facts.street")}>
              <Input value={typed.street} onChange={(event) => set({ street: event.target.value })} />
            </Field>
            {target.mayCorrectChannel && (
              <Field label={t("correct.channel")} error={errorOf("facts.channel")}>
                <Select
                  value={typed.channel}
                  onChange={(event) => set({ channel: event.target.value })}
                  options={CORRECTABLE_CHANNELS.map((channel) => ({
                    value: channel,
                    label: terms(`channel.${channel}`),
                  }))}
                />
              </Field>
            )}
            {target.doorNo !== undefined && (
              <Field label={t("correct.doorNo")} error={errorOf("facts.doorNo")}>
                <Input value={typed.doorNo} onChange={(event) => set({ doorNo: event.target.value })} />
              </Field>
            )}
          </div>
          <Field label={t("correct.summary")} required error={errorOf("facts.summary")}>
            <Input value={typed.summary} onChange={(event) => set({ summary: event.target.value })} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
