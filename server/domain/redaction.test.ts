import { describe, expect, it } from "vitest";
import { cleanText, type Named, withoutPeople } from "./redaction";

const people: Named[] = [{ name: "Gökçe Şıkıdım", phone: "+905321230014", email: "g.s@posta.example" }];
const clean = (text: string) => cleanText(text, people);
const bare = (text: string) => withoutPeople(text, people);

describe("a text behind a figure", () => {
  it.each([
    ["Ben Gökçe Şıkıdım, sokak lambası yanmıyor.", "Ben •••, sokak lambası yanmıyor."],
    ["GÖKÇE ŞIKIDIM yazdı", "••• yazdı"],
    ["gokce sikidim'in evi", "•••'in evi"],
    ["Şıkıdımlardan Gökçenin babası", "••• babası"],
    ["hesap: gokcesikidim35", "hesap: •••"],
    ["@gokce_s ve gokce.s@posta.example", "••• ve •••"],
    ["0532*123*00*14 arayın", "••• arayın"],
    ["0 5 3 2 1 2 3 0 0 1 4", "•••"],
    ["٠٥٣٢١٢٣٠٠١٤ arayın", "••• arayın"],
    ["0232 293 00 14'ten arayın", "•••'ten arayın"],
    ["10000000146 kimlik", "••• kimlik"],
    ["Kapı no: 14/3 önünde", "Kapı no ••• önünde"],
    ["No 7-B, daire 5, D:12, kat 2", "No •••, daire •••, D •••, kat •••"],
    ["14 numaralı bina", "••• numaralı bina"],
    ["38.491234, 27.071234 noktası", "•••, ••• noktası"],
    ["https://maps.example/?q=1 ve goo.gl/xyz", "••• ve •••"],
    ["Takip: ornek.bel.tr/t/ABCDEFGH", "Takip: •••"],
    ["Çukur 3 gündür açık, 2 kez aradık.", "Çukur 3 gündür açık, 2 kez aradık."],
    ["Noel ağacı, kati karar, Dere 5 km", "Noel ağacı, kati karar, Dere 5 km"],
  ])("%s", (written, shown) => expect(clean(written)).toBe(shown));
});

describe("a text of a matter", () => {
  it.each([
    ["Gökçe Hanım'ın kapı no 14 önündeki çukur", "••• Hanım'ın kapı no 14 önündeki çukur"],
    ["0532.123.00.14 ya da 444 35 52", "••• ya da 444 35 52"],
    ["Sayın Gökçe Şıkıdım, 185 aranabilir", "Sayın •••, 185 aranabilir"],
    ["/t/ABCDEFGH adresinden", "••• adresinden"],
  ])("%s", (written, shown) => expect(bare(written)).toBe(shown));
});

it("takes no words for a name that name nobody", () => {
  const office: Named[] = [
    { name: "Örnek Vatandaş 14", phone: null, email: null },
    { name: "Site Yönetimi", phone: null, email: null },
  ];
  expect(cleanText("Vatandaş sitenin yönetimiyle örnek bir çözüm buldu.", office)).toBe(
    "Vatandaş sitenin yönetimiyle örnek bir çözüm buldu.",
  );
  expect(cleanText("Örnek Vatandaş 14 arandı", office)).toBe("••• arandı");
  // The digits of a name are no beginning of the number after it.
  expect(cleanText("Ben Örnek Vatandaş 14, 0500 000 00 14.", office)).toBe("Ben •••, •••.");
});

it("answers at once whatever it is given", () => {
  for (const part of ["a.", "1 ", "no ", "@a", "kapı  ", "ab", "\u00ad1"])
    expect(() => clean(part.repeat(4000))).not.toThrow();
});
