import { expect, it } from "vitest";
import { linesOf, moved, priceOf, switched } from "./gateway-order";

const gateway = (name: string) => ({ name, ready: true, health: null });
const lines = () =>
  linesOf({
    all: ["a", "b", "c", "d"].map(gateway),
    gateways: ["c", "a"],
    quiet: null,
    prices: { c: 0.125 },
  });
const names = (given: ReturnType<typeof lines>) =>
  given.map(({ name, used }) => (used ? name.toUpperCase() : name)).join("");

it("begins with the used ones in their order", () => {
  expect(names(lines())).toBe("CAbd");
  expect(lines()[0]?.price).toBe("0,125");
});

it("moves one to another's place, and nowhere beyond the ends", () => {
  expect(names(moved(lines(), 1, 0))).toBe("ACbd");
  expect(names(moved(lines(), 0, 1))).toBe("ACbd");
  expect(names(moved(lines(), 0, -1))).toBe("CAbd");
  expect(names(moved(lines(), 9, 0))).toBe("CAbd");
});

it("puts what is taken into use behind the others, and what is not behind all used", () => {
  expect(names(switched(lines(), "d"))).toBe("CADb");
  expect(names(switched(lines(), "c"))).toBe("Acbd");
});

it.each([
  ["", undefined],
  ["0,125", 0.125],
  ["0.12", 0.12],
  ["bir", Number.NaN],
  ["-1", Number.NaN],
])("reads %s as a price", (text, price) => expect(priceOf(text)).toEqual(price));
