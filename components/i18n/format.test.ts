import { describe, expect, it } from "vitest";
import {
  formatChange,
  formatDate,
  formatDateTime,
  formatDay,
  formatDayTime,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPhone,
  formatSeconds,
  formatSpan,
  formatTime,
  formatWeekdayTime,
  maskPhone,
  requestNumber,
  splitRequestNumber,
} from "./format";
import { also, type Case, inflect } from "./inflect";

const monday = new Date("2026-01-19T08:00:00Z");

describe("figures", () => {
  it("are written the Turkish and the English way", () => {
    expect(formatNumber(297148, "tr")).toBe("297.148");
    expect(formatNumber(297148, "en")).toBe("297,148");
    expect(formatNumber(1.25, "tr", 1)).toBe("1,3");
    expect(formatPercent(0.923, "tr")).toBe("%92,3");
    expect(formatPercent(0.923, "en")).toBe("92.3%");
    expect(formatPercent(0.72, "tr", 0)).toBe("%72");
  });

  it("say how they changed, and nothing when they did not", () => {
    expect(formatChange(0.094, "tr")).toBe("+%9,4");
    expect(formatChange(-0.066, "tr")).toBe("−%6,6");
    expect(formatChange(0.0001, "tr")).toBe("%0,0");
  });
});

describe("dates", () => {
  it("are Istanbul's, on every machine", () => {
    expect(formatDateTime(monday, "tr")).toBe("19 Ocak 2026 Pazartesi 11:00");
    expect(formatDateTime(monday, "en")).toBe("Monday 19 January 2026 11:00");
    expect(formatDate(new Date("2025-12-31T21:30:00Z"), "tr")).toBe("1 Ocak 2026 Perşembe");
    expect(formatTime(new Date("2025-12-31T21:05:00Z"), "tr")).toBe("00:05");
  });

  it("are short in lists", () => {
    expect(formatDay(monday, "tr")).toBe("19 Oca");
    expect(formatDayTime(monday, "tr")).toBe("19 Oca 11:00");
    expect(formatWeekdayTime(monday, "tr")).toBe("Pzt 19, 11:00");
    expect(formatMonth(8, "tr")).toBe("Ağu");
    expect(formatMonth(12, "en", "long")).toBe("December");
  });

  it("and spans are told in their two largest units", () => {
    expect(formatSpan(81, "tr")).toBe("1 sa 21 dk");
    expect(formatSpan(81, "tr", true)).toBe("1 sa");
    expect(formatSpan(24, "tr")).toBe("24 dk");
    expect(formatSpan(3 * 1440 + 5, "tr")).toBe("3 gün");
    expect(formatSeconds(192, "tr")).toBe("3 dk 12 sn");
  });
});

describe("numbers people read aloud", () => {
  it("a request's", () => {
    expect(requestNumber(2026, 14811)).toBe("2026-014811");
    expect(splitRequestNumber("2026-014811")).toEqual({ light: "2026-0", dark: "14811" });
    expect(splitRequestNumber("2025-291044")).toEqual({ light: "2025-", dark: "291044" });
    expect(splitRequestNumber("2026-000000")).toEqual({ light: "2026-00000", dark: "0" });
  });

  it("a telephone's, whole and masked", () => {
    expect(formatPhone("+905321234514")).toBe("0 532 123 45 14");
    for (const written of ["+905321234514", "05321234514", "5321234514", "0090 532 123 45 14"]) {
      expect(maskPhone(written)).toBe("0 5•• ••• •• 14");
    }
    expect(maskPhone("+49 170 1234567")).toBe("+•• ••• •••••67");
  });
});

describe("a name takes its case", () => {
  it.each<[string, Case, string]>([
    ["Fen İşleri", "dative", "Fen İşleri’ne"],
    ["Fen İşleri", "locative", "Fen İşleri’nde"],
    ["Fen İşleri", "accusative", "Fen İşleri’ni"],
    ["Fen İşleri", "ablative", "Fen İşleri’nden"],
    ["Fen İşleri", "genitive", "Fen İşleri’nin"],
    ["Fen İşleri Müdürlüğü", "dative", "Fen İşleri Müdürlüğü’ne"],
    ["Zabıta", "dative", "Zabıta’ya"],
    ["Zabıta", "locative", "Zabıta’da"],
    ["Zabıta", "accusative", "Zabıta’yı"],
    ["Zabıta", "genitive", "Zabıta’nın"],
    ["Park ve Bahçeler", "dative", "Park ve Bahçeler’e"],
    ["İmar ve Şehircilik", "dative", "İmar ve Şehircilik’e"],
    ["İmar ve Şehircilik", "locative", "İmar ve Şehircilik’te"],
    ["Emlak ve İstimlak", "dative", "Emlak ve İstimlak’e"],
    ["Basın Yayın ve Halkla İlişkiler", "accusative", "Basın Yayın ve Halkla İlişkiler’i"],
    ["Bilgi İşlem", "accusative", "Bilgi İşlem’i"],
    ["Hızlı Çözüm", "dative", "Hızlı Çözüm’e"],
    ["Hızlı Çözüm", "accusative", "Hızlı Çözüm’ü"],
    ["Halkla İlişkiler Masası", "dative", "Halkla İlişkiler Masası’na"],
    ["İZSU", "dative", "İZSU’ya"],
    ["WhatsApp", "ablative", "WhatsApp’tan"],
    ["Ataşehir", "locative", "Ataşehir’de"],
    ["Örnek Müdür 2", "dative", "Örnek Müdür 2’ye"],
    ["Örnek Personel 12", "dative", "Örnek Personel 12’ye"],
    ["Örnek Personel 3", "accusative", "Örnek Personel 3’ü"],
    ["Örnek Personel 40", "dative", "Örnek Personel 40’a"],
    ["09:44", "locative", "09:44’te"],
    ["11:00", "locative", "11:00’de"],
    ["10:54", "locative", "10:54’te"],
    ["1.000", "dative", "1.000’e"],
    ["", "dative", ""],
  ])("%s, %s: %s", (name, wanted, written) => {
    expect(inflect(name, wanted, "tr")).toBe(written);
  });

  it("but not in English", () => {
    expect(inflect("Zabıta", "dative", "en")).toBe("Zabıta");
    expect(also("Zabıta", "en")).toBe("Zabıta");
  });

  it.each([
    ["Örnek Personel 7", "Örnek Personel 7 de"],
    ["Örnek Personel 6", "Örnek Personel 6 da"],
    ["Örnek Müdür 2 ve Örnek Personel 9", "Örnek Müdür 2 ve Örnek Personel 9 da"],
    ["Zabıta", "Zabıta da"],
    ["Halk", "Halk da"],
    ["Zeynep", "Zeynep de"],
    ["", ""],
  ])("says that %s is there too", (name, said) => expect(also(name, "tr")).toBe(said));
});
