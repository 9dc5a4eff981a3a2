"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type AskingAct, asksFirst, preloadActDialogs } from "@/components/requests/parts/act-dialogs";
import { useAct } from "@/components/requests/parts/use-act";
import { useDone } from "@/components/requests/parts/use-done";
import { useLookups } from "@/components/requests/parts/use-lookups";
import { useKeys } from "@/components/ui/use-keys";
import type { Change, Facts } from "@/server/domain/changes";
import type { Act } from "@/server/domain/request";
import { isSure } from "@/server/domain/routing";
import type { RequestRow } from "@/server/services/requests/list";
import type { List } from "../requests/list/use-list";
import { ACT_KEYS, TRIAGE_ACTS, type TriageAct } from "./act-keys";
import { choicesOf } from "./choice";
import type { Preview } from "./use-preview";

/** Acts after which a request no longer waits for triage. */
const TAKES_AWAY: readonly Change["act"][] = ["route", "refer", "merge", "resolve", "decline", "withdraw"];

/** What the hand can do on the row it stands on. */
export function useTriage(list: List, preview: Preview, hrefOf: (row: RequestRow) => string) {
  const router = useRouter();
  const { categoryRow } = useLookups();
  const { act: send } = useAct();
  const said = useDone();
  const [asking, setAsking] = useState<{ act: AskingAct; facts: Facts | undefined } | null>(null);
  const [picked, pick] = useState<{ id: number; place: number } | null>(null);

  const row = list.current && !list.current.gone ? list.current.row : null;
  const view = row && preview.view?.id === row.id ? preview.view : undefined;
  const target = row && view && view.version >= row.version ? { ...row, ...view } : row;
  const choices = target
    ? choicesOf({ ...row, ...target }, view ? (preview.advice?.suggestions ?? []) : [], categoryRow)
    : [];
  const choice = choices.find(({ place }) => row && picked?.id === row.id && place === picked.place) ?? choices[0];
  const facts =
    choice && target && choice.categoryId !== target.categoryId ? { categoryId: choice.categoryId } : undefined;
  /** Whoever answers or declines confirms a subject only where one was picked or speaks for itself. */
  const settled = (row !== null && picked?.id === row.id) || isSure(choice?.confidence ?? null);
  const may = (act: Act) => !view || view.acts.includes(act);

  const took = (gone: RequestRow, change: Change) => {
    if (TAKES_AWAY.includes(change.act)) list.leave(gone.id, said(gone, change));
  };
  const route = () => {
    if (!row || !target) return;
    if (choice?.institutionId) return setAsking({ act: "refer", facts });
    if (!choice?.departmentId) return setAsking({ act: "route", facts });
    const change: Change = { act: "route", departmentId: choice.departmentId, facts };
    took(row, change);
    void send(target, change, { aloud: true, onUndone: () => list.stay(row.id) }).then((done) => {
      if (!done) list.stay(row.id);
    });
  };
  const run = (act: TriageAct) => {
    if (!target || !may(act)) return;
    if (act === "route") route();
    else if (asksFirst(act)) setAsking({ act, facts: settled ? facts : undefined });
    else void send(target, { act: "claim" }, { aloud: true });
  };
  const choose = (place: number) => {
    if (row && place < choices.length) pick({ id: row.id, place });
  };
  const open = () => row && router.push(hrefOf(row));

  const several = list.selected.length > 0;
  /** A dialog that is still on its way: what is typed meanwhile is meant for it. */
  const asked = asking !== null;
  useEffect(preloadActDialogs, []);
  useKeys(
    {
      j: () => list.move(1),
      k: () => list.move(-1),
      arrowdown: () => list.move(1),
      arrowup: () => list.move(-1),
      enter: open,
      x: row ? () => list.toggle(row.id) : undefined,
    },
    { enabled: !asked },
  );
  useKeys(
    {
      ...Object.fromEntries(TRIAGE_ACTS.map((act) => [ACT_KEYS[act], () => run(act)])),
      "1": () => choose(0),
      "2": () => choose(1),
      "3": () => choose(2),
    },
    { enabled: row !== null && !several && !asked },
  );

  return {
    row,
    view,
    target,
    choices,
    choice,
    asking,
    may,
    run,
    choose,
    open,
    took,
    joined: (gone: RequestRow, text: string) => list.leave(gone.id, text),
    close: () => setAsking(null),
  };
}

export type Triage = ReturnType<typeof useTriage>;
