"use client";

import { useTranslations } from "next-intl";
import type { Command } from "@/components/ui/command-palette";
import type { List } from "./use-list";

export const SEARCH_ID = "list-search";
export const FILTER_ID = "list-filter";

/** The moves on a list, for the palette and the list of keys. */
export function useListCommands(list: List, open: () => void): Command[] {
  const t = useTranslations("requests.list.commands");
  const row = list.current?.row;
  return [
    { id: "next", label: t("next"), keys: "J", run: () => list.move(1) },
    { id: "previous", label: t("previous"), keys: "K", run: () => list.move(-1) },
    { id: "open", label: t("open"), keys: "Enter", run: open },
    { id: "search", label: t("search"), keys: "/", run: () => document.getElementById(SEARCH_ID)?.focus() },
    { id: "filter", label: t("filter"), keys: "F", run: () => document.getElementById(FILTER_ID)?.click() },
    { id: "select", label: t("select"), keys: "X", run: () => row && list.toggle(row.id) },
  ];
}
