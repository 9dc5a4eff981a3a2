import { fold } from "@/server/domain/turkish";

/** What `because` names are folded word beginnings; people are shown the words as they stand in the text. */
export function wordsFor(text: string, keyword: string): string | null {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const folded = words.map(fold);
  const parts = keyword.split(" ");
  const start = folded.findIndex((_, at) => parts.every((part, next) => folded[at + next]?.startsWith(part)));
  return start === -1 ? null : words.slice(start, start + parts.length).join(" ");
}

/** The words that speak for a subject, each once; what is part of a longer one is not said again. */
export function spokenFor(text: string, because: readonly string[]): string[] {
  const found = because.flatMap((keyword) => wordsFor(text, keyword) ?? []);
  return found.filter((words, at) => !found.some((other, there) => there < at && other.includes(words)));
}
