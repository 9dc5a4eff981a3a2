import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_ENDING, readEnding } from "../old-record";
import { readDate } from "./date";
import type { CimerColumns } from "./fields";
import { placeFinder } from "./place";
import { cellOf, readRow } from "./row";
import { readType } from "./types";

const now = new Date("2026-11-25T09:00:00Z");
const places = placeFinder([
  { id: 1, name: "Ataşehir", aliases: ["İstasyonaltı"] },
  { id: 2, name: "Atatürk", aliases: [] },
  { id: 3, name: "Küçük Çiğli", aliases: ["Küçükçiğli"] },
]);
const columns: CimerColumns = {
  number: 0,
  date: 1,
  type: 2,
  text: 3,
  name: 4,
  phone: 5,
  email: 6,
  address: 7,
  neighbourhood: 8,
  withheld: 9,
  due: 10,
  law: 11,
};
const good = {
  number: "2600123456",
  date: "24.11.2026 14:30",
  type: "ŞİKÂYET",
  text: "Okulun önündeki çukur büyüdü.",
  name: "Örnek Vatandaş 14",
  phone: "0500 000 00 14",
  email: "ornek14@ornek.example",
  address: "8780/3 Sokak No 5",
  neighbourhood: "ATAŞEHİR MAH.",
  withheld: "Hayır",
  due: "",
  law: "",
};
const read = (given: Partial<Record<keyof typeof good, string>> = {}) =>
  readRow(Object.values({ ...good, ...given }), columns, { now, places });
const problems = (given: Partial<Record<keyof typeof good, string>>) =>
  read(given).problems.map(({ field, key }) => `${field} ${key}`);

describe("a date", () => {
  it.each([
    ["25.11.2026 14:30", "2026-11-25T11:30:00Z"],
    ["25/11/2026", "2026-11-24T21:00:00Z"],
    ["5.1.26 9.05", "2026-01-05T06:05:00Z"],
    ["25.11.2026 14:30:59", "2026-11-25T11:30:00Z"],
    ["2026-11-25", "2026-11-24T21:00:00Z"],
    ["2026-11-25 14:30", "2026-11-25T11:30:00Z"],
    ["2026-11-25T14:30:00", "2026-11-25T11:30:00Z"],
    ["2026-11-25T14:30:00Z", "2026-11-25T14:30:00Z"],
    ["2026-11-25T14:30:00+03:00", "2026-11-25T11:30:00Z"],
    ["25 Kasım 2026", "2026-11-24T21:00:00Z"],
    ["1 ŞUBAT 2026 Pazar 08:00", "2026-02-01T05:00:00Z"],
    ["46351", "2026-11-24T21:00:00Z"],
    ["46351,604166667", "2026-11-25T11:30:00Z"],
  ])("%s", (text, instant) => expect(readDate(text)).toEqual(new Date(instant)));

  it.each([
    "",
    "dün",
    "31.02.2026",
    "11/25/2026",
    "25.11",
    "25.11.2026 25:00",
    "12",
    "99999",
    "25 Kasam 2026",
    "2026-13-01",
  ])("not %j", (text) => expect(readDate(text)).toBeNull());

  it("is read from any text without failing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readDate(text);
      }),
    );
  });
});

describe("CİMER's seven types", () => {
  it.each([
    ["İstek", "demand"],
    ["ŞİKAYET", "complaint"],
    ["şikâyet", "complaint"],
    ["İhbar", "tip"],
    ["Görüş-Öneri", "opinion"],
    ["Bilgi Edinme", "information"],
    ["Teşekkür", "thanks"],
    ["Yönetime Katıl", "participation"],
    ["Taşıt", null],
  ])("%s", (text, type) => expect(readType(text)).toBe(type));
});

describe("a row", () => {
  it("is understood whole", () =>
    expect(read()).toEqual({
      number: "2600123456",
      withheld: false,
      problems: [],
      facts: {
        number: "2600123456",
        date: new Date("2026-11-24T11:30:00Z"),
        type: "complaint",
        text: good.text,
        name: "Örnek Vatandaş 14",
        phone: "0500 000 00 14",
        email: "ornek14@ornek.example",
        address: "8780/3 Sokak No 5",
        neighbourhoodId: 1,
        withheld: false,
        due: null,
        details: [],
        ending: NO_ENDING,
      },
    }));

  it.each([
    [{ number: "" }, "number numberMissing"],
    [{ number: "2,60012E+09" }, "number numberMangled"],
    [{ number: "yok" }, "number numberUnreadable"],
    [{ number: "26<script>" }, "number numberUnreadable"],
    [{ date: "" }, "date dateMissing"],
    [{ date: "31.02.2026" }, "date dateUnreadable"],
    [{ date: "1.1.2027" }, "date dateFuture"],
    [{ date: "1.1.1999" }, "date dateTooOld"],
    [{ text: "" }, "text textMissing"],
    [{ withheld: "belki" }, "withheld withheldUnreadable"],
  ])("%j", (given, problem) => expect(problems(given)).toContain(problem));

  it.each([
    [{ text: "a".repeat(8001) }, []],
    [{ type: "Taşıt" }, ["kind typeUnknown Taşıt"]],
    [{ name: "Ö".repeat(121) }, []],
    [{ phone: "0500 12" }, []],
    [{ email: "ornek.example" }, []],
    [{ due: "yarın" }, ["due dueUnreadable yarın"]],
    [{ due: "1.11.2026" }, ["due dueBeforeDate 1.11.2026"]],
  ])("is opened although %j", (given, details) => {
    const { problems, facts } = read(given);
    expect(problems).toEqual([]);
    expect(facts?.details.map(({ field, reason, raw }) => `${field} ${reason} ${raw}`)).toEqual(details);
  });

  it("names everything that is wrong with it at once", () =>
    expect(problems({ number: "", date: "dün", text: "" })).toHaveLength(3));

  it.each(["-", "yok", "Belirtilmemiş", ""])("takes %j for nothing said", (nothing) =>
    expect(read({ type: nothing, phone: nothing, email: nothing }).facts).toMatchObject({
      type: null,
      phone: "",
      email: "",
    }),
  );

  it("asks for information by law 4982, whatever its type says", () =>
    expect(read({ type: "İstek", law: "4982 sayılı Kanun" }).facts?.type).toBe("information"));

  it("takes off what a spreadsheet put around a text", () => {
    expect(read({ number: '="2600123456"' }).facts?.number).toBe("2600123456");
    expect(cellOf(["'=1+1"], { text: 0 }, "text")).toBe("=1+1");
    expect(cellOf(["=1+1"], { text: 0 }, "text")).toBe("=1+1");
  });

  it("finds the neighbourhood by name and alias; in an address only where it is called one", () => {
    expect(read({ neighbourhood: "istasyonaltı" }).facts?.neighbourhoodId).toBe(1);
    expect(read({ neighbourhood: "", address: "KÜÇÜKÇİĞLİ MAHALLESİ 8780 SK." }).facts?.neighbourhoodId).toBe(3);
    expect(read({ neighbourhood: "", address: "Atatürk Caddesi No 4" }).facts?.neighbourhoodId).toBeNull();
    expect(read({ neighbourhood: "Bilinmeyen" }).facts).not.toBeNull();
  });
});

describe("identity withheld", () => {
  it.each([{ withheld: "Evet" }, { withheld: "GİZLİ" }, { name: "Kimliği Gizli" }])(
    "%j: nothing of the person is kept",
    (given) =>
      expect(read(given)).toMatchObject({
        withheld: true,
        problems: [],
        facts: { withheld: true, name: "", phone: "", email: "", address: "", neighbourhoodId: 1 },
      }),
  );

  it.each([
    { name: "محمد العلي", phone: "", email: "" },
    { name: "Анна Иванова", phone: "", email: "" },
    { name: "", phone: "", email: "" },
  ])("is not read into %j: names of every script stand as they are", (given) =>
    expect(read(given)).toMatchObject({ withheld: false, facts: { withheld: false, name: given.name } }),
  );

  it("is assumed where the flag cannot be read, until it is mended", () =>
    expect(read({ withheld: "belki" })).toMatchObject({ withheld: true, facts: null }));

  it("is not asked for by a telephone that cannot be read", () =>
    expect(problems({ withheld: "Evet", phone: "12", email: "x" })).toEqual([]));
});

describe("how an old record ended", () => {
  const old = { ...columns, outcome: 12, answer: 13, answeredAt: 14, department: 15 };
  const departments = [{ id: 7, name: "Fen İşleri Müdürlüğü", shortName: "Fen İşleri" }];
  const ending = (...cells: string[]) =>
    readRow([...Object.values(good), ...cells], old, { now, places, departments }).facts?.ending;

  it.each([
    ["Cevaplandı", "resolved"],
    ["ÇÖZÜLDÜ", "resolved"],
    ["Olumsuz cevaplandı", "declined"],
    ["Reddedildi", "declined"],
    ["İşlemde", "open"],
    ["?", null],
  ])("%s", (text, status) => expect(readEnding(text)).toBe(status));

  it("is what its columns say; an answer alone says that it was answered", () => {
    expect(ending("Olumsuz", "Yetkimizde değil", "25.11.2026", "FEN İŞLERİ")).toEqual({
      status: "declined",
      answer: "Yetkimizde değil",
      answeredAt: new Date("2026-11-24T21:00:00Z"),
      departmentId: 7,
    });
    expect(ending("", "Yapıldı", "", "Başka birim")).toEqual({ ...NO_ENDING, status: "resolved", answer: "Yapıldı" });
    expect(ending("İşlemde", "", "", "")).toEqual({ ...NO_ENDING, status: "open" });
  });

  it("was not answered before the application, nor in the future; on the same day it was", () => {
    expect(ending("Cevaplandı", "", "20.11.2026", "")).toMatchObject({ status: "resolved", answeredAt: null });
    expect(ending("Cevaplandı", "", "1.12.2026", "")).toMatchObject({ status: "resolved", answeredAt: null });
    expect(ending("", "", "24.11.2026", "")).toMatchObject({
      status: "resolved",
      answeredAt: new Date("2026-11-24T11:30:00Z"),
    });
  });
});
