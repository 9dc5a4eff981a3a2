"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "./dialog";
import { Kbd } from "./kbd";

export type KeyGroup = {
  heading?: string;
  /** Keys as printed ("S", "Ctrl K") and what they do. */
  keys: readonly { keys: string; label: string }[];
};

export type KeyHelpProps = { open: boolean; onOpenChange: (open: boolean) => void; groups: readonly KeyGroup[] };

/** All keys that work here, opened by "?". */
export function KeyHelp({ open, onOpenChange, groups }: KeyHelpProps) {
  const t = useTranslations("ui.keys");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("typing")}>
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {groups
          .filter((group) => group.keys.length > 0)
          .map((group) => (
            <section key={group.heading ?? ""}>
              {group.heading && <h3 className="mb-1 text-t12 font-medium text-ink-3">{group.heading}</h3>}
              <dl>
                {group.keys.map(({ keys, label }) => (
                  <div key={keys} className="flex items-center gap-3 border-b border-rule py-1">
                    <dt className="flex min-w-16 gap-1">
                      {keys.split(" ").map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}
