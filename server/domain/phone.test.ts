import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isMobile, maskPhone, readPhone, readPhones, showPhone } from "./phone";

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

describe("a contact field as lists have it", () => {
  const none = { phone: null, others: [], extension: null, remark: null, unread: false };
  test.each([
    ["0532 000 50 01 / 0232 000 50 01", { phone: "+905320005001", others: ["+902320005001"] }],
    ["0532 000 50 02, 0533 000 50 03", { phone: "+905320005002", others: ["+905330005003"] }],
    ["+49 (0)151 2345 6789", { phone: "+4915123456789" }],
    ["0049 151 23456789", { phone: "+4915123456789" }],
    ["90 532 000 50 04", { phone: "+905320005004" }],
    ["5320005005.0", { phone: "+905320005005" }],
    ["٠٥٣٢٠٠٠٥٠٠٦", { phone: "+905320005006" }],
    ["0532-000-50-07 (eşi)", { phone: "+905320005007", remark: "eşi" }],
    ["+90 392 000 00 08", { phone: "+903920000008" }],
    ["0 (532) 000 50 09", { phone: "+905320005009" }],
    ["532.000.50.10", { phone: "+905320005010" }],
    ["0232 329 00 00 dahili 12", { phone: "+902323290000", extension: "12" }],
    ["+90 0532 000 50 12", { phone: "+905320005012" }],
    ["00905320005013", { phone: "+905320005013" }],
    ["0532 000 50 14 Ayşe Hanım", { phone: "+905320005014", remark: "ayşe hanım" }],
    ["5.32E+09", { unread: true }],
    ["+994 50 123 45 67", { phone: "+994501234567" }],
    ["444 35 52", { phone: "+904443552" }],
    ["0850 000 00 17", { phone: "+908500000017" }],
    ["YOK", {}],
    ["-", {}],
    ["", {}],
    ["\t0532 000 00 14", { phone: MOBILE }],
    ["\u202a+90 532 000 00 14\u202c", { phone: MOBILE }],
    ["\u20680532\u00a0000\u00a000\u00a014\u2069", { phone: MOBILE }],
    ["\u200e0532\u200b000\u200f0014\ufeff", { phone: MOBILE }],
    ["Tel: 0532 000 00 14", { phone: MOBILE }],
    ["Cep:05320000014", { phone: MOBILE }],
    ["GSM No: 0532 000 00 14", { phone: MOBILE }],
    ["O532 OOO OO l4", { phone: MOBILE }],
    ["o5320oooo14", { phone: MOBILE }],
    ["۰۵۳۲۰۰۰۰۰۱۴", { phone: MOBILE }],
    ["０５３２　０００　００　１４", { phone: MOBILE }],
    ["०५३२ ००० ०० १४", { phone: MOBILE }],
    ["0232 376 00 00 veya 0532 000 00 14", { phone: MOBILE, others: ["+902323760000"] }],
    ["0532 000 00 14 0533 000 50 03", { phone: MOBILE, others: ["+905330005003"] }],
    ["0532 000 00 14 / 0532 000 00 14", { phone: MOBILE }],
    ["0232/376 00 00", { phone: "+902323760000" }],
    ["0232 376 00 00 DAHİLİ: 101", { phone: "+902323760000", extension: "101" }],
    ["0232 376 00 00 #101", { phone: "+902323760000", extension: "101" }],
    ["0532 000 00 14 (محمد)", { phone: MOBILE, remark: "محمد" }],
    ["ev 0232 376 00 00\ncep 0532 000 00 14", { phone: MOBILE, others: ["+902323760000"] }],
    ["49 151 23456789", { unread: true }],
    ["0532 000 00", { unread: true }],
    ["0532 000 00 14 / 376 00 00", { phone: MOBILE, unread: true }],
    ["komşuma sorun", { remark: "komşuma sorun", unread: true }],
    ["153", { unread: true }],
  ] as const)("%j", (text, expected) => {
    const { phone, others, ...rest } = readPhones(text);
    expect({ phone: phone?.e164 ?? null, others: others.map(({ e164 }) => e164), ...rest }).toEqual({
      ...none,
      ...expected,
    });
  });

  it("reads any text without failing, and what it gives reads as itself", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 +()/.,oOl-]{0,40}$/)), (text) => {
        const { phone, others } = readPhones(text);
        for (const one of phone ? [phone, ...others] : []) expect(readPhones(one.e164).phone).toEqual(one);
      }),
      { seed: 5320014 },
    );
  });
});
