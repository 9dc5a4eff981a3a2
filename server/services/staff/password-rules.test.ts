import { expect, it } from "vitest";
import { checkPassword, type Whose } from "./password-rules";
import { temporaryPassword } from "./temporary-password";

const whose: Whose = {
  email: "ornek.personel7@cigli.example",
  name: "Örnek Personel 7",
  municipality: {
    identity: { name: "Çiğli Belediyesi", website: "cigli.bel.tr" },
    departments: [{ name: "Zabıta Müdürlüğü" }, { name: "Fen İşleri Müdürlüğü" }],
    neighbourhoods: [{ name: "Ataşehir" }, { name: "Köyiçi" }],
  },
};

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
  ["Belediye2026!", "passwordCommon"],
  ["İstanbul34istanbul", "passwordCommon"],
  ["istanbul34İSTANBUL", "passwordCommon"],
  ["Fenerbahçe1907!", "passwordCommon"],
  ["Mustafa Kemal 1881", "passwordCommon"],
  ["Ataşehir2026!", "passwordCommon"],
  ["zabıta.fenişleri", "passwordCommon"],
  ["iloveyou123456", "passwordCommon"],
  ["P@ssw0rd12345", "passwordCommon"],
  ["19.05.1919-1919", "passwordCommon"],
  ["seniseviyorum1", "passwordCommon"],
])("refuses %s", (password, key) => {
  expect(() => checkPassword(password, whose)).toThrow(expect.objectContaining({ code: "INVALID", key }));
});

it.each([
  "mavi masa yedi deniz",
  "k3mp-x7qd-hw2t",
  "yeşil kapı üç bulut",
  "sarı tren beş dalga",
  "Gülü seven dikenine katlanır",
  "şşşığüöçİĞ12",
])("takes %s", (password) => {
  expect(() => checkPassword(password, whose)).not.toThrow();
});

it("takes every password that is given out", () => {
  const given = Array.from({ length: 200 }, temporaryPassword);
  for (const password of given) {
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(() => checkPassword(password, whose)).not.toThrow();
  }
  expect(new Set(given).size).toBe(given.length);
});
