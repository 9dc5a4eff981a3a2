"use client";

import { useEffectEvent, useMemo } from "react";
import { useCommands } from "@/components/shell/instrument";
import type { Command } from "@/components/ui/command-palette";

/** Tells the palette what can be done here. The group is made anew only when what is offered changes, not at every drawing. */
export function usePageCommands(heading: string, commands: readonly Command[]): void {
  const run = useEffectEvent((id: string) => commands.find((command) => command.id === id)?.run());
  const offered = JSON.stringify(commands.map(({ id, label, keys }) => ({ id, label, keys })));
  const group = useMemo(
    () => ({
      heading,
      commands: (JSON.parse(offered) as Omit<Command, "run">[]).map((command) => ({
        ...command,
        run: () => run(command.id),
      })),
    }),
    [heading, offered],
  );
  useCommands(group);
}
