"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addressOf, type FilterName, MANY as SEVERAL } from "@/app/(staff)/requests/filters";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { useKeys } from "@/components/ui/use-keys";
import { CHANNELS } from "@/server/domain/channel";
import { type Filter, filterSchema, HANDED } from "@/server/domain/filters";
import { KINDS, PRIORITIES, STATUSES, WAITING_ON } from "@/server/domain/request";
import { addDays } from "@/server/domain/time";
import { useLookups } from "../parts/use-lookups";
import { FILTER_ID } from "./use-list-commands";

type Given = Partial<Record<FilterName, string>>;

const MANY: readonly FilterName[] = SEVERAL;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What stands in the dialog: the first value of each name; several stay as they are until they are changed. */
function givenIn(filter: Filter): Given {
  const first = (value: Filter[FilterName]) => (Array.isArray(value) ? value[0] : value);
  const names: FilterName[] = [
    ...MANY,
    "urgency",
    "followUp",
    "onTime",
    "handed",
    "details",
    "assignee",
    "from",
    "to",
    "dated",
  ];
  const given = Object.fromEntries(names.map((name) => [name, first(filter[name]) ?? ""]));
  return { ...given, to: filter.to ? addDays(filter.to, -1) : "" };
}

/** The filter with what was changed in the dialog. */
function changed(filter: Filter, before: Given, after: Given): Filter {
  const names = (Object.keys(after) as FilterName[]).filter((name) => after[name] !== before[name]);
  const changes = names.map((name) => {
    const value = after[name] ?? "";
    if (MANY.includes(name)) return [name, value === "" ? [] : [value]];
    return [name, value === "" ? undefined : name === "to" && DAY.test(value) ? addDays(value, 1) : value];
  });
  const read = filterSchema.safeParse({ ...filter, ...Object.fromEntries(changes), cursor: undefined });
  return read.success ? read.data : filter;
}

export function FilterDialog({
  path,
  filter,
  fixed = [],
}: {
  path: string;
  filter: Filter;
  fixed?: readonly FilterName[];
}) {
  const t = useTranslations("requests.filters");
  const [open, setOpen] = useState(false);
  useKeys({ f: () => setOpen(true) });
  return (
    <>
      <Button id={FILTER_ID} look="plain" size="small" kbd="F" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      {open && <Open path={path} filter={filter} fixed={fixed} onClose={() => setOpen(false)} />}
    </>
  );
}

type OpenProps = { path: string; filter: Filter; fixed: readonly FilterName[]; onClose: () => void };

function Open({ path, filter, fixed, onClose }: OpenProps) {
  const t = useTranslations("requests.filters");
  const router = useRouter();
  const before = givenIn(filter);
  const [given, setGiven] = useState(before);
  const choices = useChoices();
  const capital = useCapital();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      actions={
        <>
          <Button look="main" type="submit" form="filters">
            {t("apply")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form
        id="filters"
        className="grid gap-3 md:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          router.push(addressOf(path, changed(filter, before, given)));
        }}
      >
        {choices
          .filter(({ name }) => !fixed.includes(name))
          .map(({ name, options }) => (
            <Field key={name} label={capital(t(`names.${name}`))}>
              {options ? (
                <Select
                  empty={t("any")}
                  options={options}
                  value={given[name]}
                  onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
                />
              ) : (
                <Input
                  type="date"
                  value={given[name]}
                  onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
      </form>
    </Dialog>
  );
}

/** The chips' words begin a label. */
function useCapital(): (text: string) => string {
  const locale = useLocale();
  return (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** Every name one may ask by, with its values; days are typed. */
function useChoices(): { name: FilterName; options?: SelectOption[] }[] {
  const t = useTranslations("requests.filters");
  const terms = useTranslations("requests.terms");
  const { categories, departments, institutions, neighbourhoods, subject } = useLookups();
  const rows = (list: readonly { id: number; name: string; active: boolean }[]): SelectOption[] =>
    list.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }));
  const said = (
    name: "urgency" | "followUp" | "onTime" | "handed" | "details" | "dated",
    values: readonly string[],
  ): SelectOption[] => values.map((value) => ({ value, label: t(`values.${name}.${value}`) }));
  return [
    { name: "status", options: ["open", ...STATUSES].map((value) => ({ value, label: terms(`status.${value}`) })) },
    { name: "waitingOn", options: WAITING_ON.map((value) => ({ value, label: terms(`waitingOn.${value}`) })) },
    { name: "urgency", options: said("urgency", ["late", "today"]) },
    { name: "followUp", options: said("followUp", ["yes"]) },
    { name: "priority", options: PRIORITIES.map((value) => ({ value, label: terms(`priority.${value}`) })) },
    { name: "channel", options: CHANNELS.map((value) => ({ value, label: terms(`channel.${value}`) })) },
    { name: "kind", options: KINDS.map((value) => ({ value, label: terms(`kind.${value}`) })) },
    {
      name: "category",
      options: categories
        .filter(({ active }) => active)
        .map(({ id, name }) => ({ value: String(id), label: name, group: subject(id) })),
    },
    { name: "neighbourhood", options: rows(neighbourhoods) },
    { name: "department", options: [...rows(departments), { value: "-", label: t("none") }] },
    { name: "institution", options: rows(institutions) },
    { name: "handed", options: said("handed", HANDED) },
    { name: "details", options: said("details", ["waiting"]) },
    { name: "onTime", options: said("onTime", ["yes", "no"]) },
    { name: "from" },
    { name: "to" },
    { name: "dated", options: said("dated", ["recorded"]) },
  ];
}
