"use client";

import { useEffect, useState } from "react";
import { Loading } from "@/components/ui/states";
import { useKeys } from "@/components/ui/use-keys";
import { KINDS } from "@/server/domain/request";
import type { Suggestion } from "@/server/domain/routing";
import type { CallToRecord } from "@/server/services/calls/recording";
import { useNow } from "../requests/parts/use-now";
import { CallBar, useTakeLive } from "./call-bar";
import { CitizenColumn } from "./citizen-column";
import { type Draft, isBlank } from "./draft";
import { FormColumn } from "./form-column";
import { KeptList } from "./kept-list";
import { RecordFoot } from "./record-foot";
import { SavedPanel, TakenPanel } from "./saved-panel";
import { SuggestionColumn } from "./suggestion-column";
import { useCaller } from "./use-caller";
import { type Begun, type DraftState, useDraft } from "./use-draft";
import { useNotified } from "./use-notified";
import { useSaving } from "./use-saving";
import { useSuggested } from "./use-suggested";

/** A request is taken down while somebody speaks: who calls, what is said, what it is likely to be. */
export function RecordScreen({
  now,
  call,
  ...begun
}: Omit<Begun, "callId"> & { call: CallToRecord | null; now: Date }) {
  const state = useDraft({ ...begun, callId: call?.id ?? null });
  if (!state.draft) return <Loading className="px-7 py-5" lines={8} />;
  return <Recording {...state} draft={state.draft} call={call} now={now} />;
}

/** The field that is to be mended is where the typing goes on. */
function useFocusOnWrong(error: unknown): void {
  useEffect(() => {
    if (error) document.querySelector<HTMLElement>("#main [aria-invalid=true]")?.focus();
  }, [error]);
}

function Recording({
  draft,
  keptAt,
  restored,
  others,
  change,
  clear,
  open,
  forget,
  call,
  now: first,
}: DraftState & { draft: Draft; call: CallToRecord | null; now: Date }) {
  const now = useNow(first);
  useTakeLive(isBlank(draft));
  const [answering, setAnswering] = useState(false);
  const caller = useCaller(draft, change);
  const suggested = useSuggested(draft);
  const saving = useSaving(() => {
    clear();
    setAnswering(false);
  });
  const ways = useNotified(draft);
  useFocusOnWrong(saving.error);

  const { categoryId, departmentId } = suggested.chosen;
  const choose = (suggestion: Suggestion | undefined) =>
    suggestion && change({ categoryId: suggestion.categoryId, departmentId: suggestion.departmentId });
  const save = (onwards: { departmentId?: number; answer?: string }) => void saving.save(draft, categoryId, onwards);
  const acts = {
    route: () => departmentId !== null && save({ departmentId }),
    keep: () => save({}),
    answer: () => {
      if (!answering) setAnswering(true);
      else if (draft.answer.trim() === "") document.querySelector<HTMLElement>("#answer")?.focus();
      else save({ answer: draft.answer });
    },
    leaveAnswer: () => setAnswering(false),
  };
  const [nearest] = suggested.similar;
  const join = (main: typeof nearest) => main && void saving.join(draft, categoryId, main);
  const [seven, eight, nine] = suggested.suggestions;

  useKeys({
    ...Object.fromEntries(KINDS.map((kind, index) => [String(index + 1), () => change({ kind })])),
    "7": seven && (() => choose(seven)),
    "8": eight && (() => choose(eight)),
    "9": nine && (() => choose(nine)),
    v: caller.cards.length > 0 ? caller.toggleStranger : undefined,
    g: () => change((before) => ({ identityWithheld: !before.identityWithheld })),
    b: nearest && (() => join(nearest)),
    "ctrl+enter": answering ? acts.answer : acts.route,
    "ctrl+s": answering ? undefined : acts.keep,
    "ctrl+d": acts.answer,
    escape: answering ? acts.leaveAnswer : undefined,
  });

  return (
    <div className="lg:grid lg:h-dvh lg:grid-rows-[auto_minmax(0,1fr)_auto]">
      <div>
        {call && call.id === draft.callId && <CallBar call={call} name={caller.chosen?.name ?? null} now={first} />}
      </div>
      <div className="grid lg:min-h-0 lg:grid-cols-[280px_minmax(0,1fr)_340px]">
        <CitizenColumn caller={caller} stranger={draft.stranger}>
          {saving.saved && <SavedPanel saved={saving.saved} />}
          {saving.taken && <TakenPanel number={saving.taken} />}
          <KeptList kept={others} onOpen={open} onForget={forget} />
        </CitizenColumn>
        <FormColumn
          key={draft.id}
          draft={draft}
          chosen={suggested.chosen}
          caller={caller}
          now={now}
          error={saving.error}
          answering={answering}
          restored={restored && !isBlank(draft)}
          change={change}
          onDiscard={clear}
          onLeaveAnswer={acts.leaveAnswer}
        />
        <SuggestionColumn text={draft.description} suggested={suggested} ways={ways} onChoose={choose} onJoin={join} />
      </div>
      <RecordFoot
        departmentId={departmentId}
        answering={answering}
        busy={saving.busy}
        problem={saving.problem}
        keptAt={keptAt}
        acts={acts}
      />
    </div>
  );
}
