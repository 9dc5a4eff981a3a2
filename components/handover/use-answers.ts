import { z } from "zod";
import type { Answers } from "@/server/domain/handover-answers";
import type { Attribute } from "@/server/domain/open311/shapes";
import { readStored } from "../forms/read-stored";
import { useDraft } from "../forms/use-draft";

const keptSchema = z.record(z.string(), z.array(z.string()));

/** Answers as they are typed; they outlive their dialog, and another institution's questions do not touch them. */
export function useAnswers(
  requestId: number,
  attributes: readonly Attribute[],
): [answers: Answers, write: (answers: Answers) => void, clear: () => void] {
  const [kept, keep, clear] = useDraft(`${requestId} refer answers`);
  const all = readStored(keptSchema, kept) ?? {};
  const own = Object.fromEntries(attributes.flatMap(({ code }) => (all[code] ? [[code, all[code]]] : [])));
  return [own, (answers) => keep(JSON.stringify({ ...all, ...answers })), clear];
}
