"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Dialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { cx } from "./cx";
import { backdropClass, placeClass, popupClass } from "./dialog-look";
import { foldText } from "./fold";
import { Kbd } from "./kbd";

export type Command = {
  id: string;
  label: string;
  /** At the right: where it leads or what it is of. */
  hint?: string;
  /** Its key as printed, when it has one. */
  keys?: string;
  run: () => void;
};

export type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
};

/** Everything that can be done here, found by typing. Opened by Ctrl K. */
export function CommandPalette({ open, onOpenChange, commands }: CommandPaletteProps) {
  const t = useTranslations("ui.palette");
  const matches = (command: Command, query: string) => {
    const text = foldText(`${command.label} ${command.hint ?? ""}`);
    return foldText(query)
      .split(/\s+/)
      .every((word) => text.includes(word));
  };
  const choose = (command: Command | null) => {
    if (!command) return;
    onOpenChange(false);
    command.run();
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Viewport className={placeClass}>
          <Dialog.Popup className={cx(popupClass, "w-full max-w-[560px] overflow-hidden")}>
            <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
            <Base.Root
              inline
              open={open}
              items={commands}
              value={null}
              onValueChange={choose}
              filter={matches}
              itemToStringLabel={(command: Command) => command.label}
              isItemEqualToValue={(one, other) => one.id === other.id}
              autoHighlight
            >
              <Base.Input
                aria-label={t("search")}
                placeholder={t("search")}
                className="block h-12 w-full border-b border-rule-2 bg-transparent px-4 text-[16px] outline-none placeholder:text-ink-3"
              />
              <Base.Empty className="px-4 text-ink-3 not-empty:py-3">{t("none")}</Base.Empty>
              <Base.List className="max-h-[50vh] overflow-y-auto py-1 empty:hidden">
                {(command: Command) => (
                  <Base.Item
                    key={command.id}
                    value={command}
                    className="flex min-h-9 items-center gap-3 px-4 data-highlighted:bg-accent-tint pointer-coarse:min-h-ctl"
                  >
                    <span className="grow">{command.label}</span>
                    {command.hint && <span className="text-ink-3">{command.hint}</span>}
                    {command.keys && <Kbd>{command.keys}</Kbd>}
                  </Base.Item>
                )}
              </Base.List>
            </Base.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
