import ipaddr from "ipaddr.js";

/** Addresses and ranges as administrators write them: "10.0.0.0/8", "192.0.2.7", "2001:db8::/32". */
type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

function readRange(text: string): Range | null {
  try {
    if (text.includes("/")) return ipaddr.parseCIDR(text);
    const address = ipaddr.parse(text);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    return null;
  }
}

/** An address of IPv4 that came as one of IPv6 is the one of IPv4. */
const readAddress = (text: string): Address | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null);

export const isRange = (text: string): boolean => readRange(text) !== null;

/** Whether the address is one of these, or in one of these ranges. */
export function isWithin(address: string, ranges: readonly string[]): boolean {
  const read = readAddress(address);
  if (!read) return false;
  return ranges.some((text) => {
    const range = readRange(text);
    return (
      range !== null && range[0].kind() === read.kind() && read.match([range[0], range[1]] as [typeof read, number])
    );
  });
}

/** Whether everybody can reach it: not this machine, not a network of the house, nothing reserved. */
export const isPublic = (address: string): boolean => readAddress(address)?.range() === "unicast";

/** The link itself: a cloud answers there with what its machines may know. */
export const isLinkLocal = (address: string): boolean => readAddress(address)?.range() === "linkLocal";

export const isLoopback = (address: string): boolean => readAddress(address)?.range() === "loopback";
/** By what an address is counted. `host`: one subscriber, an address of IPv4 or a /64 of IPv6. `site`: the /48 around it, which one may hold whole. */
export type Network = { host: string; site: string };

/** Whoever has one /64 of IPv6 has 2^64 addresses. What is no address is counted as it stands. */
export function networkOf(text: string): Network {
  const address = readAddress(text);
  if (!address) return { host: text, site: text };
  if (address.kind() === "ipv4") return { host: address.toString(), site: address.toString() };
  const prefix = (bits: number) =>
    `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`).toString()}/${bits}`;
  return { host: prefix(64), site: prefix(48) };
}
