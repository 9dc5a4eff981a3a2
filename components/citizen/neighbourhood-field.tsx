"use client";

import { useEffect, useRef, useState } from "react";
import { Combobox, type ComboboxOption } from "../ui/combobox";
import { Select } from "../ui/select";

export type NeighbourhoodFieldProps = {
  name: string;
  options: readonly ComboboxOption[];
  /** Said by the choice that is none. */
  none: string;
  chosen: string;
};

/** The platform's own list; once a script runs, one that is searched by typing. What was chosen before it came is kept. */
export function NeighbourhoodField({ name, options, none, chosen }: NeighbourhoodFieldProps) {
  const list = useRef<HTMLSelectElement>(null);
  const [value, setValue] = useState<string | null>(null);
  useEffect(() => setValue(list.current?.value ?? ""), []);
  if (value === null)
    return <Select ref={list} id={name} name={name} options={options} empty={none} defaultValue={chosen} />;
  const all = [{ value: "", label: none }, ...options];
  return <Combobox id={name} name={name} options={all} value={value} onValueChange={(next) => setValue(next ?? "")} />;
}
