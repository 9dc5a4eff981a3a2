import { describe, expect, it } from "vitest";
import { isThanks } from "./thanks";

describe("thanks and greetings", () => {
  it.each([
    "Teşekkür ederim 🙏",
    "Çok teşekkür ederim, elinize sağlık 🙏",
    "tşk",
    "TEŞEKKÜRLER",
    "tesekkurler",
    "sağolun",
    "Sağ olun",
    "saooool",
    "Allah razı olsun",
    "Allah hepinizden razı olsun".replace("hepinizden", "hepinize"),
    "ok",
    "OK 👍",
    "tamam",
    "Tamamdır, iyi günler.",
    "👍",
    "🙏🙏❤️",
    "👍🏽",
    "elinize sağlık",
    "Emeğinize sağlık, kolay gelsin",
    "İlginiz için çok teşekkürler",
    "Merhaba",
    "İyi akşamlar",
    "Hayırlı cumalar",
    "Thank you very much!",
    "thx",
  ])("%s", (text) => expect(isThanks(text)).toBe(true));
});

describe("what says something besides", () => {
  it.each([
    "Teşekkürler ama hâlâ akıyor",
    "Teşekkür ederim, bir de lamba yanmıyor",
    "Tamam mı?",
    "ok?",
    "Sorun çözülmedi",
    "Sağ taraftaki çukur",
    "çok hızlı",
    "👎",
    "Teşekkürler 😡",
    "Merhaba, su yok",
    "12",
    "",
    "   ",
    "...",
    "شكرا الماء لا يزال يتدفق",
    "tamam شكرا",
    "Teşekkürler 0532 000 00 00",
    "Allah sizi bildiği gibi yapsın",
    "İyi günler iyi günler iyi günler iyi günler iyi günler iyi günler iyi günler iyi günler",
  ])("%s", (text) => expect(isThanks(text)).toBe(false));
});
