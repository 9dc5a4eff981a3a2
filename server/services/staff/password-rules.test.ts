import { expect, it } from "vitest";
import { checkPassword } from "./password-rules";
import { temporaryPassword } from "./temporary-password";

const EMAIL = "ornek.personel7@cigli.example";

it.each([
  ["onbirkarak1", "passwordShort"],
  ["ş".repeat(11), "passwordShort"],
  ["x1".repeat(101), "passwordLong"],
  ["ornek.personel7@cigli.example", "passwordIsEmail"],
  ["Ornek.Personel7@cigli.example", "passwordIsEmail"],
  ["ornek.personel7", "passwordIsEmail"],
  ["ornekpersonel2026", "passwordIsEmail"],
  ["password1234", "passwordCommon"],
  ["Parola123456!", "passwordCommon"],
  ["ŞİFRE-ŞİFRE-2026", "passwordCommon"],
  ["galatasaray1905", "passwordCommon"],
  ["Çiğli Belediyesi 2026", "passwordCommon"],
  ["aaaaaaaaaaaa", "passwordCommon"],
  ["123456789012", "passwordCommon"],
  ["qwertyuiop12", "passwordCommon"],
])("refuses %s", (password, key) => {
  expect(() => checkPassword(password, EMAIL)).toThrow(expect.objectContaining({ code: "INVALID", key }));
});

it.each(["mavi masa yedi deniz", "k3mp-x7qd-hw2t", "Gülü seven dikenine katlanır", "şşşığüöçİĞ12"])(
  "takes %s",
  (password) => {
    expect(() => checkPassword(password, EMAIL)).not.toThrow();
  },
);

it("takes every password that is given out", () => {
  const given = Array.from({ length: 200 }, temporaryPassword);
  for (const password of given) {
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(() => checkPassword(password, EMAIL)).not.toThrow();
  }
  expect(new Set(given).size).toBe(given.length);
});
