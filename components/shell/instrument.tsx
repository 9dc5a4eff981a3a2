"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useEffect, useId, useMemo, useState } from "react";
import type { Command } from "../ui/command-palette";
import { useKeys } from "../ui/use-keys";
import type { NavSection } from "./navigation";

const CommandPalette = dynamic(() => import("../ui/command-palette").then((part) => part.CommandPalette));
const KeyHelp = dynamic(() => import("../ui/key-help").then((part) => part.KeyHelp));

export type CommandGroup = { heading: string; commands: readonly Command[] };

type Panel = "palette" | "keys";

type Instruments = {
  open: (panel: Panel) => void;
  register: (id: string, group: CommandGroup | undefined) => void;
};

const InstrumentContext = createContext<Instruments>({ open: () => undefined, register: () => undefined });

export const useInstrument = (): Pick<Instruments, "open"> => use(InstrumentContext);

/**
 * A page tells what can be done on it: the palette (Ctrl K) and the list of keys (?) show it. Keys are listened to by
 * `useKeys`. Keep the group the same object between renders (`useMemo`).
 */
export function useCommands(group: CommandGroup | undefined): void {
  const id = useId();
  const { register } = use(InstrumentContext);
  useEffect(() => {
    register(id, group);
    return () => register(id, undefined);
  }, [id, group, register]);
}

export type InstrumentProps = { sections: readonly NavSection[]; newHref?: string; children: ReactNode };

/** What the keyboard reaches from everywhere: new request, commands, keys. */
export function Instrument({ sections, newHref, children }: InstrumentProps) {
  const t = useTranslations("ui");
  const router = useRouter();
  const [panel, setPanel] = useState<Panel>();
  const [groups, setGroups] = useState<ReadonlyMap<string, CommandGroup>>(new Map());

  const instruments = useMemo<Instruments>(
    () => ({
      open: setPanel,
      register: (id, group) =>
        setGroups((before) => {
          const after = new Map(before);
          if (group) after.set(id, group);
          else after.delete(id);
          return after;
        }),
    }),
    [],
  );

  useKeys({
    n: newHref ? () => router.push(newHref) : undefined,
    "ctrl+k": () => setPanel("palette"),
    "?": () => setPanel("keys"),
  });

  const places: Command[] = sections.flatMap((section) =>
    section.items.map((item) => ({
      id: item.href,
      label: item.label,
      hint: section.heading,
      run: () => router.push(item.href),
    })),
  );
  const always: Command[] = newHref
    ? [{ id: "new", label: t("shell.newRequest"), keys: "N", run: () => router.push(newHref) }, ...places]
    : places;
  const ofPage = [...groups.values()];
  const everywhere = [
    ...(newHref ? [{ keys: "N", label: t("shell.newRequest") }] : []),
    { keys: "Ctrl K", label: t("palette.title") },
    { keys: "?", label: t("keys.title") },
    { keys: "Z", label: t("undo") },
  ];
  const change = (next: boolean) => setPanel(next ? panel : undefined);

  return (
    <InstrumentContext value={instruments}>
      {children}
      {panel === "palette" && (
        <CommandPalette
          open
          onOpenChange={change}
          commands={[...ofPage.flatMap((group) => group.commands), ...always]}
        />
      )}
      {panel === "keys" && (
        <KeyHelp
          open
          onOpenChange={change}
          groups={[
            ...ofPage.map((group) => ({
              heading: group.heading,
              keys: group.commands.flatMap(({ keys, label }) => (keys ? [{ keys, label }] : [])),
            })),
            { heading: t("keys.everywhere"), keys: everywhere },
          ]}
        />
      )}
    </InstrumentContext>
  );
}
