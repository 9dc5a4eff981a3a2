import fc from "fast-check";
import superjson from "superjson";
import { expect, it } from "vitest";
import { MOST_DEPTH, MOST_NODES, mustBeBounded, nestsTooDeep } from "./domain/bounded";
import { oddText, plainJson } from "./domain/odd-text";
import { readInput } from "./input";

const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(superjson.serialize(value)));
const UNREADABLE = expect.objectContaining({ code: "INVALID", key: "inputUnreadable" });
const TOO_COMPLEX = expect.objectContaining({ code: "INVALID", key: "inputTooComplex" });
const deep = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

it("reads whatever a screen writes as superjson would: dates and what is undefined, wherever they stand", () => {
  const leaf = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.date({ noInvalidDate: true }),
  );
  const name = fc
    .oneof(fc.string(), fc.constantFrom("a.b", "a\\b", "\\", ".", ""))
    .filter((one) => one !== "__proto__");
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value")),
      fc.dictionary(name, tie("value"), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      expect(readInput(sent(one))).toStrictEqual(one);
    }),
  );
});

it("leaves alone that one object stands in many places", () => {
  const day = new Date("2026-11-30T09:00:00Z");
  const shared = { from: day, to: day };
  expect(sent(shared)).toHaveProperty("meta.referentialEqualities");
  expect(readInput(sent(shared))).toEqual(shared);
});

/** 40 lists, each of which holds the next twice: 2^40 ways to the innermost, in less than 2 kB. */
const doubling = () => {
  const equalities = Object.fromEntries(
    Array.from({ length: 40 }, (_, level) => [
      [...Array(level + 1).fill("0")].join("."),
      [[...Array(level).fill("0"), "1"].join(".")],
    ]),
  );
  const json = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner, 0], 0);
  return { json, meta: { referentialEqualities: equalities, v: 1 } };
};

it("makes no shared objects of a payload that asks for them", () => {
  const payload = doubling();
  const read = readInput(payload);
  expect(read).toEqual(payload.json);
  expect(oddText(read)).toBeNull();
});

it("refuses by count what is shared within a value, however it came to be", () => {
  const shared = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner, inner], 0);
  expect(() => mustBeBounded(shared)).toThrow(TOO_COMPLEX);
  expect(() => oddText(shared)).toThrow(TOO_COMPLEX);
  const round: unknown[] = [];
  round.push(round);
  expect(() => oddText(round)).toThrow(TOO_COMPLEX);
});

it.each([
  ["nothing", null],
  ["a text", "json"],
  ["a type that no screen sends", { json: "a", meta: { values: ["regexp"] } }],
  ["a set", { json: [1], meta: { values: ["set"] } }],
  ["a class", { json: {}, meta: { values: [["class", "Person"]] } }],
  ["a date that is none", { json: { at: "yesterday" }, meta: { values: { at: ["Date"] } } }],
  ["a date of a number", { json: { at: 5 }, meta: { values: { at: ["Date"] } } }],
  ["a place that is not there", { json: {}, meta: { values: { "a.b": ["undefined"] } } }],
  ["a place in a text", { json: "abc", meta: { values: { "0": ["undefined"] } } }],
  ["the prototype", { json: {}, meta: { values: { "__proto__.polluted": ["undefined"] } } }],
  ["the prototype as a name", JSON.parse('{"json":{"__proto__":"x"},"meta":{"values":{"__proto__":["undefined"]}}}')],
  ["the constructor", { json: {}, meta: { values: { "constructor.prototype": ["undefined"] } } }],
  ["what is no tree", { json: {}, meta: { values: 7 } }],
  ["children below a leaf", { json: ["2026-11-30"], meta: { values: ["Date", { "0": ["Date"] }] } }],
])("refuses %s", (_, payload) => {
  expect(() => readInput(payload)).toThrow(UNREADABLE);
  expect({}).not.toHaveProperty("polluted");
});

it("refuses what is deeper or larger than anything may be, in its value or beside it", () => {
  expect(() => readInput({ json: deep(MOST_DEPTH + 1) })).toThrow(TOO_COMPLEX);
  expect(() => readInput({ json: 1, meta: deep(500_000) })).toThrow(TOO_COMPLEX);
  expect(() => readInput({ json: Array.from({ length: MOST_NODES + 1 }, () => 0) })).toThrow(TOO_COMPLEX);
  expect(readInput({ json: deep(MOST_DEPTH - 2) })).toEqual(deep(MOST_DEPTH - 2));
});

it("knows how deep a text nests without building it, and takes no bracket in a text for one", () => {
  fc.assert(fc.property(fc.json(), (text) => nestsTooDeep(text) === false || text.length > MOST_DEPTH));
  expect(nestsTooDeep(JSON.stringify({ a: "[".repeat(1000), b: '\\"[[['.repeat(100) }))).toBe(false);
  expect(nestsTooDeep(`${'{"a":'.repeat(MOST_DEPTH + 1)}1`)).toBe(true);
  expect(() => plainJson("[".repeat(4_000_000))).toThrow(SyntaxError);
});
