import { describe, expect, it } from "vitest";
import { columnsOf, findHead, guessColumns, isKnownLayout, mappingOf, nameColumns } from "./guess";

describe("columns guessed from their words", () => {
  it.each([
    [
      ["Başvuru No", "Başvuru Tarihi", "Türü", "Başvuru Metni", "Ad Soyad", "Telefon", "E-posta", "Adres", "Mahalle"],
      { number: 0, date: 1, type: 2, text: 3, name: 4, phone: 5, email: 6, address: 7, neighbourhood: 8 },
    ],
    [
      [
        "SIRA",
        "CİMER SAYISI",
        "KAYIT TARİHİ",
        "SON CEVAP TARİHİ",
        "İÇERİK",
        "BAŞVURU SAHİBİ",
        "CEP TEL",
        "KİMLİK GİZLİ Mİ?",
      ],
      { number: 1, date: 2, due: 3, text: 4, name: 5, phone: 6, withheld: 7 },
    ],
    [["No", "Tarih", "Konu", "Açıklama", "Hukuki Dayanak"], { number: 0, date: 1, text: 3, law: 4 }],
    [["Sıra", "Plaka"], {}],
  ])("%j", (head, columns) => expect(guessColumns(head)).toEqual(columns));

  it("gives no column to two fields", () => {
    const columns = Object.values(guessColumns(["Tarih", "Tarih", "Telefon", "Telefon"]));
    expect(new Set(columns).size).toBe(columns.length);
  });
});

describe("what the municipality has kept", () => {
  const kept = mappingOf(["Evrak", "Tarih", "Özet"], { number: 0, date: 1, text: 2 });

  it("is found again by the words over the columns, wherever they stand and however they are written", () => {
    const head = ["ÖZET", "Telefon", "EVRAK", "tarih"];
    expect(isKnownLayout(head, kept)).toBe(true);
    expect(columnsOf(head, kept)).toEqual({ number: 2, date: 3, text: 0, phone: 1 });
  });

  it("does not fit a file that lacks one of its columns", () => {
    expect(isKnownLayout(["Evrak", "Tarih", "Metin"], kept)).toBe(false);
    expect(isKnownLayout(["Başvuru No", "Tarih", "Metin"], {})).toBe(false);
  });

  it("leaves a field to be guessed that the file calls otherwise, and asks", () => {
    const head = ["Başvuru No", "Tarih", "Metin"];
    expect(columnsOf(head, { number: "dosya no", date: "tarih" })).toEqual({ number: 0, date: 1, text: 2 });
    expect(isKnownLayout(head, { number: "dosya no", date: "tarih" })).toBe(false);
  });
});

describe("the row that names the columns", () => {
  it("stands under titles", () => {
    const rows = [
      ["ÖRNEK BELEDİYESİ CİMER LİSTESİ"],
      [],
      ["Sıra", "Başvuru No", "Tarih"],
      ["1", "2600001", "1.2.2026"],
    ];
    expect(findHead(rows)).toBe(2);
  });

  it("is the lower of two where cells are merged", () => {
    const rows = [
      ["Başvuran", "", "Başvuru No", "Tarih"],
      ["Ad Soyad", "Telefon", "", ""],
      ["Örnek Vatandaş 1", "", "2600001", "1.2.2026"],
    ];
    expect(findHead(rows)).toBe(1);
    expect(nameColumns(rows[1] ?? [], rows[0] ?? [])).toEqual(["Ad Soyad", "Telefon", "Başvuru No", "Tarih"]);
  });

  it("is not there in a file of something else", () =>
    expect(
      findHead([
        ["Plaka", "Renk"],
        ["35 A 1", "mavi"],
      ]),
    ).toBeNull());

  it("calls no two columns the same", () =>
    expect(nameColumns(["Tarih", "", "Tarih"], ["x", "", "y"])).toEqual(["Tarih", "Sütun 2", "Tarih (2)"]));
});
