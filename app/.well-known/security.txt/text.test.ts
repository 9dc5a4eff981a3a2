import { expect, it } from "vitest";
import { securityText } from "./text";

const now = new Date("2026-11-30T09:00:00Z");
const settings = {
  SECURITY_CONTACT: "mailto:bilgiguvenligi@ornek.bel.tr",
  SECURITY_EXPIRES: "2027-06-30",
  NEXTAUTH_URL: "https://cozum.example.bel.tr/",
};

it("says whom to write to and until when, as RFC 9116 wants it", () =>
  expect(securityText(settings, now)).toBe(
    "Contact: mailto:bilgiguvenligi@ornek.bel.tr\nExpires: 2027-06-29T21:00:00.000Z\nPreferred-Languages: tr, en\nCanonical: https://cozum.example.bel.tr/.well-known/security.txt\n",
  ));

it.each([{ SECURITY_CONTACT: undefined }, { SECURITY_EXPIRES: undefined }, { SECURITY_EXPIRES: "2026-11-30" }])(
  "is not there with %j",
  (part) => expect(securityText({ ...settings, ...part }, now)).toBeNull(),
);
