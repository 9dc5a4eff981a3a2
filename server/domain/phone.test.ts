import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isMobile, maskPhone, readPhone, showPhone } from "./phone";

const MOBILE = "+905320000014";

describe("reading a telephone number", () => {
  test.each([
    "0 532 000 00 14",
    "05320000014",
    "532 000 00 14",
    "5320000014",
    "90532 000 00 14",
    "905320000014",
    "0090 532 000 00 14",
    "+90 532 000 00 14",
    "+90 (532) 000-00-14",
    "0 (532) 000 00 14",
    "0532.000.00.14",
    "  0532 000 00 14  ",
  ])("%j is the same mobile number", (text) => {
    expect(readPhone(text)).toEqual({ e164: MOBILE, kind: "mobile" });
  });

  test.each([
    ["0232 376 00 00", "+902323760000", "fixed"],
    ["232 376 00 00", "+902323760000", "fixed"],
    ["444 35 52", "+904443552", "other"],
    ["4443552", "+904443552", "other"],
    ["0850 222 33 44", "+908502223344", "other"],
    ["0800 211 00 00", "+908002110000", "other"],
    ["+49 1511 2345678", "+4915112345678", "other"],
    ["0049 1511 2345678", "+4915112345678", "other"],
  ])("%s is %s, %s", (text, e164, kind) => {
    expect(readPhone(text)).toEqual({ e164, kind });
  });

  test.each(["", "153", "112", "376 00 00", "0532 000 00", "0532 000 00 145", "abc", "ara 0532 000 00 14", "+"])(
    "%j is none",
    (text) => {
      expect(readPhone(text)).toBeNull();
    },
  );
});

test.each([
  [MOBILE, true],
  ["+902323760000", false],
  ["+904443552", false],
  ["+908502223344", false],
  ["+4915112345678", false],
  ["", false],
])("an SMS can go to %j: %s", (e164, expected) => {
  expect(isMobile(e164)).toBe(expected);
});

test.each([
  [MOBILE, "0 532 000 00 14", "0 5•• ••• •• 14"],
  ["+902323760000", "0 232 376 00 00", "0 2•• ••• •• 00"],
  ["+904443552", "444 35 52", "4•• •• 52"],
  ["+908502223344", "0 850 222 33 44", "0 8•• ••• •• 44"],
  ["+4915112345678", "+49 1511 2345678", "+49 1••• •••••78"],
  ["unknown", "unknown", "unknown"],
])("%s is shown as %s and masked as %s", (e164, shown, masked) => {
  expect(showPhone(e164)).toBe(shown);
  expect(maskPhone(e164)).toBe(masked);
});

describe("any Turkish mobile number", () => {
  const mobiles = fc
    .tuple(
      fc.constantFrom("501", "505", "530", "532", "538", "542", "549", "551", "555"),
      fc.integer({ max: 9_999_999, min: 0 }),
    )
    .map(([prefix, rest]) => `+90${prefix}${String(rest).padStart(7, "0")}`);

  it("is read back from how it is shown", () => {
    fc.assert(
      fc.property(mobiles, (e164) => {
        expect(readPhone(showPhone(e164))).toEqual({ e164, kind: "mobile" });
      }),
    );
  });

  it("shows three digits of ten when masked, and keeps its shape", () => {
    fc.assert(
      fc.property(mobiles, (e164) => {
        expect(maskPhone(e164)).toBe(`0 5•• ••• •• ${e164.slice(-2)}`);
      }),
    );
  });
});
