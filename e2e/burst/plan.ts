import { writers } from "./afterwards";
import { writtenCalls } from "./call-files";
import { rings } from "./calls";
import { rowsOfCimer } from "./cimer";
import { comments } from "./comments";
import { people, sayings } from "./sayings";
import { tellings } from "./staff";
import { openings } from "./systems";
import { texts } from "./texts";
import type { Random } from "./vendors";
import { writings } from "./web";

/** All that is said, asked and told by every channel; no text is there twice, but that somebody wants no more SMS. */
export function planOf(random: Random, now: Date) {
  const telephones = Array.from({ length: 30 }, (_, index) => `+9050000${20_000 + index}`);
  return {
    said: [
      ...sayings(random, "whatsapp", people("9050000", 100), now),
      ...sayings(random, "facebook", people("70000000000", 50), now),
      ...sayings(random, "instagram", people("60000000000", 50), now),
      ...sayings(random, "x", people("22222222222222", 35), now),
    ],
    inPublic: [
      ...comments(random, "facebook", people("80000000000", 30), now),
      ...comments(random, "instagram", people("61000000000", 30), now),
      ...comments(random, "x", people("3333333333333", 25), now),
    ],
    rung: [...rings(random, "verimor-call", 45), ...rings(random, "netgsm-call", 30)],
    written: writtenCalls(60),
    opened: [...openings("crm", 60), ...openings("him", 40)],
    posted: writings(40),
    told: tellings(40),
    rows: rowsOfCimer(600),
    /** Whoever has these asked for something before, and writes back by SMS. */
    telephones,
    answers: texts(random, telephones),
    /** Whoever wrote before by WhatsApp, and writes again after a merge or an answer. */
    writers: writers(now),
  };
}
export type Plan = ReturnType<typeof planOf>;

/** How many events it comes to; a call has two at the least. */
export const eventsIn = ({ telephones: _, writers: __, rung, ...all }: Plan): number =>
  rung.length * 2 + Object.values(all).reduce((sum, some) => sum + some.length, 0);
