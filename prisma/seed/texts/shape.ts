import type { WaitingOn } from "@/server/domain/request";

/**
 * What is said about a subject. Slots: {yer} a place phrase, {sokak} a street, {süre} how long already, {n} a small number, {park} a park's name.
 * `says`: the matter in one sentence; `done`: what a department answers when it has done it.
 */
export type LeafText = { says: string[]; done: string[]; effects?: string[]; wishes?: string[] };

/** What follows the matter: its effect on people, and what is wished for; and why it cannot be done. */
export type SubjectText = {
  effects: string[];
  wishes: string[];
  declines: string[];
  waits: [on: WaitingOn, what: string][];
  leaves: Record<string, LeafText>;
};
