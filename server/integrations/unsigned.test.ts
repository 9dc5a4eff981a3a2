import { expect, it } from "vitest";
import { callers } from "./contracts";
import { knowsTheWay } from "./unsigned";

const agreed = { key: "sample-end-of-address", callers: "" };

it("knows the vendor by the end of the address, whole", () => {
  expect(knowsTheWay({ key: agreed.key, from: "203.0.113.7" }, agreed)).toBe(true);
  for (const key of [null, "", "sample-end-of-addres", `${agreed.key}/more`, agreed.key.toUpperCase()])
    expect(knowsTheWay({ key, from: "203.0.113.7" }, agreed)).toBe(false);
});

it.each([
  ["203.0.113.7", true],
  ["::ffff:203.0.113.7", true],
  ["198.51.100.200", true],
  ["2001:db8::5", true],
  ["203.0.113.8", false],
  ["2001:db9::5", false],
  ["unknown", false],
])("knows by the list of addresses that %s is the vendor: %s", (from, known) => {
  const callers = "203.0.113.7, 198.51.100.0/24\n2001:db8::/32";
  expect(knowsTheWay({ key: agreed.key, from }, { ...agreed, callers })).toBe(known);
});

it("takes only what can be read as a list", () => {
  expect(callers().parse(undefined)).toBe("");
  expect(callers().safeParse("203.0.113.7; somewhere").success).toBe(false);
});
