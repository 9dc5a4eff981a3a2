import type { Kind } from "../request";
import { fold } from "../turkish";

/** The seven types of an application to CİMER. */
export const CIMER_TYPES = ["demand", "complaint", "tip", "opinion", "information", "thanks", "participation"] as const;
export type CimerType = (typeof CIMER_TYPES)[number];

const KINDS: Record<CimerType, Kind> = {
  demand: "demand",
  complaint: "complaint",
  tip: "tip",
  opinion: "suggestion",
  information: "information",
  thanks: "thanks",
  participation: "suggestion",
};

export const kindOfType = (type: CimerType): Kind => KINDS[type];

/** Words by which a type is known, folded; the first that the text has decides. */
const WORDS: readonly [CimerType, readonly string[]][] = [
  ["participation", ["yonetime kat", "katilim"]],
  ["information", ["bilgi", "4982"]],
  ["opinion", ["oneri", "gorus"]],
  ["complaint", ["sikayet"]],
  ["tip", ["ihbar"]],
  ["thanks", ["tesekkur"]],
  ["demand", ["istek", "talep", "dilek"]],
];

/** The type as people and files write it: "ŞİKÂYET", "Görüş-Öneri", "Bilgi Edinme (4982)". Null where it is none of the seven. */
export function readType(text: string): CimerType | null {
  const folded = fold(text);
  return WORDS.find(([, words]) => words.some((word) => folded.includes(word)))?.[0] ?? null;
}
