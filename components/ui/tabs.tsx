"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type TabItem = { value: string; label: ReactNode; panel: ReactNode };

export type TabsProps = {
  items: readonly TabItem[];
  label?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  /** Every panel stays in place, so that nothing typed is lost. */
  keep?: boolean;
};

export function Tabs({ items, label, value, defaultValue, onValueChange, keep = true }: TabsProps) {
  return (
    <Base.Root
      value={value}
      defaultValue={defaultValue ?? items[0]?.value}
      onValueChange={(next: string) => onValueChange?.(next)}
    >
      <Base.List aria-label={label} className="mb-2 flex flex-wrap gap-4">
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="pb-0.5 text-ctl text-ink-3 hover:text-ink data-active:font-bold data-active:text-ink data-active:shadow-[0_2px_0_var(--accent)] pointer-coarse:min-h-ctl"
          >
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} keepMounted={keep} className="outline-offset-2">
          {item.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
