import ipaddr from "ipaddr.js";

/** Lists of addresses as people write them: one or more, each an address or a range, with commas or spaces between. */
const rangesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Whether all of it are addresses or ranges of them. */
export const areRanges = (text: string): boolean =>
  rangesOf(text).every((one) => ipaddr.isValid(one) || ipaddr.isValidCIDR(one));

/** An IPv4 address that came over IPv6 is the same address. No list is everybody. */
export function isAmong(from: string, list: string): boolean {
  const ranges = rangesOf(list);
  if (ranges.length === 0) return true;
  if (!ipaddr.isValid(from)) return false;
  const caller = ipaddr.process(from);
  return ranges.some((one) => {
    const [range, bits] = ipaddr.parseCIDR(one.includes("/") ? one : `${one}/${one.includes(":") ? 128 : 32}`);
    return range.kind() === caller.kind() && caller.match(range, bits);
  });
}
