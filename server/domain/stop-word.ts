import { words } from "./turkish";

/** What citizens write back to be left alone: "RET", "İPTAL", also with the sender's name or a word of courtesy behind it. */
const STOP: readonly string[] = ["ret", "red", "iptal", "dur", "stop"];
const MOST_WORDS = 4;

/** A longer text that begins so says something else: "İptal edilen çöp toplama …". */
export function isStopWord(text: string): boolean {
  const said = words(text);
  return said.length <= MOST_WORDS && STOP.includes(said[0] ?? "");
}
