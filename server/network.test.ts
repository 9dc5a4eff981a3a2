import { expect, it } from "vitest";
import { isPublic, isRange, isWithin, networkOf } from "./network";

it.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00::1",
  "::ffff:10.0.0.1",
  "::ffff:127.0.0.1",
  "64:ff9b::a00:1",
  "2002:a00:1::",
  "localhost",
  "",
])("%s is not public", (address) => expect(isPublic(address)).toBe(false));

it.each(["8.8.8.8", "2a00:1450:4017:80c::200e", "::ffff:8.8.8.8"])("%s is public", (address) =>
  expect(isPublic(address)).toBe(true),
);

it.each([
  ["10.1.2.3", ["10.0.0.0/8"], true],
  ["::ffff:10.1.2.3", ["10.0.0.0/8"], true],
  ["11.1.2.3", ["10.0.0.0/8"], false],
  ["192.0.2.7", ["192.0.2.7"], true],
  ["2001:db8::9", ["10.0.0.0/8", "2001:db8::/32"], true],
  ["unknown", ["0.0.0.0/0"], false],
  ["10.1.2.3", ["nonsense"], false],
] as const)("%s within %j: %s", (address, ranges, within) => expect(isWithin(address, ranges)).toBe(within));

it.each([
  ["10.0.0.0/8", true],
  ["192.0.2.7", true],
  ["2001:db8::/32", true],
  ["10.0.0.0/33", false],
  ["ornek.bel.tr", false],
])("%s is a range: %s", (text, is) => expect(isRange(text)).toBe(is));

it.each([
  ["192.0.2.7", { host: "192.0.2.7", site: "192.0.2.7" }],
  ["::ffff:192.0.2.7", { host: "192.0.2.7", site: "192.0.2.7" }],
  ["2001:db8:1:2:3:4:5:6", { host: "2001:db8:1:2::/64", site: "2001:db8:1::/48" }],
  ["2001:DB8:1:2::9", { host: "2001:db8:1:2::/64", site: "2001:db8:1::/48" }],
  ["fe80::1%eth0", { host: "fe80::/64", site: "fe80::/48" }],
  ["unknown", { host: "unknown", site: "unknown" }],
])("counts %s by its network", (address, network) => {
  expect(networkOf(address)).toEqual(network);
});
