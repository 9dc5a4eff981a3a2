import type { ChatChannel } from "@/server/domain/channel";
import type { Random } from "./vendors";

/** What somebody writes to us by a chat. `quotes`: the vendor's id of our message that it answers. */
export type Said = { channel: ChatChannel; person: string; id: string; text: string; at: Date; quotes?: string };

/** What this many people say on a channel, some more than the others; every text is there once. */
export function sayings(random: Random, channel: ChatChannel, people: readonly string[], at: Date): Said[] {
  return people.flatMap((person) =>
    Array.from({ length: 1 + random.below(5) }, (_, turn) => ({
      channel,
      person,
      id: `${person}${turn}`,
      text: `${channel} ${person}: ${turn + 1}. kez yazıyorum, sokaktaki çukur büyüdü.`,
      at,
    })),
  );
}

/** Ids of people as a channel gives them: digits with a beginning of its own. */
export const people = (beginning: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${beginning}${String(10_000 + index)}`);
