import { words } from "./turkish";

export type Subject = {
  id: number;
  parentId: number | null;
  departmentId: number | null;
  institutionId: number | null;
  /** Folded words and word beginnings; several words stand for a phrase. */
  keywords: readonly string[];
};

export type Suggestion = {
  categoryId: number;
  departmentId: number | null;
  institutionId: number | null;
  /** 0 to 100: this subject's share of what speaks for any subject. */
  confidence: number;
  /** The keywords found, longest first. */
  because: string[];
};

/** From this confidence on a suggestion is filled in for a person to confirm; below it is only offered. */
const SURE = 75;
export const isSure = (confidence: number | null): boolean => confidence !== null && confidence >= SURE;

/** What one keyword weighs: a phrase says more than a word, a long word more than a short one. */
const weight = (keyword: string): number => keyword.split(" ").length * 2 + Math.min(4, keyword.length / 4);

/** Does a keyword stand in the text? Its words follow each other; each may carry a Turkish ending: `cukur` finds `çukuru`. */
function stands(text: readonly string[], keyword: string): boolean {
  const parts = keyword.split(" ");
  return text.some((_, start) => parts.every((part, i) => text[start + i]?.startsWith(part)));
}

/** The subjects a description speaks for, likeliest first, at most `limit`; none where no keyword stands in it. */
export function suggest(description: string, subjects: readonly Subject[], limit = 3): Suggestion[] {
  const text = words(description);
  const scored = subjects
    .map((subject) => {
      const because = subject.keywords.filter((keyword) => stands(text, keyword)).sort((a, b) => b.length - a.length);
      return { subject, because, score: because.reduce((sum, keyword) => sum + weight(keyword), 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.subject.id - b.subject.id);
  const total = scored.reduce((sum, { score }) => sum + score ** 2, 0);
  return scored.slice(0, limit).map(({ subject, because, score }) => ({
    categoryId: subject.id,
    departmentId: subject.departmentId,
    institutionId: subject.institutionId,
    confidence: Math.min(97, Math.round((100 * score ** 2) / total)),
    because,
  }));
}

/** The first sentence as a title, cut at a word: at most 90 signs. */
export function summaryOf(description: string): string {
  const first = (description.trim().split(/(?<=[.!?…])\s|\n/)[0] ?? "").replace(/\s+/g, " ").replace(/\.$/, "");
  if (first.length <= 90) return first;
  return `${first.slice(0, 90).replace(/\s+\S*$/, "")}…`;
}

/** Metres between two places on the ground, near enough within a district. */
export function metresBetween(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const rad = Math.PI / 180;
  const x = (b.longitude - a.longitude) * rad * Math.cos(((a.latitude + b.latitude) / 2) * rad);
  const y = (b.latitude - a.latitude) * rad;
  return Math.round(Math.hypot(x, y) * 6_371_000);
}

/** More requests than this on one subject in one place are not counted one by one. */
export const MOST_SIMILAR = 10;
