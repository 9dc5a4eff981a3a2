"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useLookups } from "../requests/parts/use-lookups";
import type { Draft } from "./draft";
import type { Chosen } from "./use-suggested";

type Part = { error: unknown; change: (patch: Partial<Draft>) => void };

const idOf = (value: string | null): number | null => (value === null ? null : Number(value));
const textOf = (id: number | null): string | null => (id === null ? null : String(id));

/** Subject and department: what the words speak for, until somebody says otherwise. */
export function SubjectFields({ chosen, error, change }: Part & { chosen: Chosen }) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  const { categories, departments, categoryPath, categoryRow } = useLookups();
  const suffix = chosen.suggested ? t("suggested") : undefined;
  const leaves = categories.filter(({ id, active }) => active && !categories.some(({ parentId }) => parentId === id));
  const standard = categoryRow(chosen.categoryId)?.standard;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field
        label={t("subject")}
        suffix={suffix}
        hint={standard && t(`standard.${standard.unit}`, { count: standard.value })}
        error={errors.field(error, "categoryId")}
      >
        <Combobox
          options={leaves.map(({ id }) => ({ value: String(id), label: categoryPath(id) }))}
          value={textOf(chosen.categoryId)}
          onValueChange={(value) =>
            change({ categoryId: idOf(value), departmentId: categoryRow(idOf(value))?.departmentId ?? null })
          }
        />
      </Field>
      <Field
        label={t("department")}
        suffix={chosen.departmentId === null ? undefined : suffix}
        error={errors.field(error, "departmentId")}
      >
        <Combobox
          options={departments
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={textOf(chosen.departmentId)}
          onValueChange={(value) => change({ categoryId: chosen.categoryId, departmentId: idOf(value) })}
        />
      </Field>
    </div>
  );
}

/** Where it is: the usual place of whoever calls, until another is named. */
export function PlaceFields({ draft, error, change }: Part & { draft: Draft }) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  const { neighbourhoods } = useLookups();
  const suffix = draft.fromCard ? t("fromCard") : undefined;
  return (
    <div className="grid gap-4 md:grid-cols-[1fr_1fr_110px]">
      <Field
        label={t("neighbourhood")}
        suffix={draft.neighbourhoodId === null ? undefined : suffix}
        error={errors.field(error, "neighbourhoodId")}
      >
        <Combobox
          options={neighbourhoods
            .filter(({ active }) => active)
            .map(({ id, name, aliases }) => ({ value: String(id), label: name, also: aliases.join(" ") }))}
          value={textOf(draft.neighbourhoodId)}
          onValueChange={(value) => change({ neighbourhoodId: idOf(value), fromCard: false })}
        />
      </Field>
      <Field label={t("street")} suffix={draft.street && suffix} error={errors.field(error, "street")}>
        <Input
          value={draft.street}
          autoComplete="off"
          onChange={({ target }) => change({ street: target.value, fromCard: false })}
        />
      </Field>
      <Field label={t("doorNo")} error={errors.field(error, "doorNo")}>
        <Input value={draft.doorNo} autoComplete="off" onChange={({ target }) => change({ doorNo: target.value })} />
      </Field>
    </div>
  );
}
