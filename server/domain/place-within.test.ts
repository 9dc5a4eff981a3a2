import { expect, it } from "vitest";
import { placeWithin } from "./place-within";

const NEIGHBOURHOODS = [
  { latitude: 38.49, longitude: 27.05 },
  { latitude: 38.55, longitude: 26.95 },
  { latitude: null, longitude: null },
];
const within = (latitude: number, longitude: number, of = NEIGHBOURHOODS, marginKm = 20) =>
  placeWithin(of, { latitude, longitude }, marginKm);

it.each<[string, number, number, boolean]>([
  ["its own street", 38.5, 27.0, true],
  ["the border", 38.7, 27.2, true],
  ["a device that knows no place", 0, 0, false],
  ["latitude and longitude changed over", 27.05, 38.49, false],
  ["the capital", 39.93, 32.85, false],
  ["beyond the border", 38.76, 27.0, false],
])("tells whether %s can lie in the municipality", (_, latitude, longitude, expected) => {
  expect(within(latitude, longitude)).toBe(expected);
});

it.each([
  [0, 38.5, 27.06, false],
  [1, 38.5, 27.06, true],
  // A degree of longitude is a fifth shorter here than one of latitude.
  [10, 38.64, 27.0, false],
  [10, 38.63, 27.0, true],
  [10, 38.5, 27.17, false],
  [10, 38.5, 27.16, true],
])("reckons %d kilometres in both directions", (marginKm, latitude, longitude, expected) => {
  expect(within(latitude, longitude, NEIGHBOURHOODS, marginKm)).toBe(expected);
});

it("knows only 0,0 to be nowhere where no neighbourhood has a point", () => {
  expect(within(39.93, 32.85, [])).toBe(true);
  expect(within(0, 0, [])).toBe(false);
  expect(within(0, 27, [])).toBe(true);
});
