import { isRange, isWithin } from "../network";

/** Lists of addresses as people write them: one or more, each an address or a range, with commas or spaces between. */
const rangesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Whether all of it are addresses or ranges of them. */
export const areRanges = (text: string): boolean => rangesOf(text).every(isRange);

/** No list is everybody. */
export function isAmong(from: string, list: string): boolean {
  const ranges = rangesOf(list);
  return ranges.length === 0 || isWithin(from, ranges);
}
