import { lowerTurkish } from "@/server/domain/turkish";
import { NEIGHBOURHOODS } from "./neighbourhoods";
import { at, type Random } from "./random";
import type { Texts } from "./texts";

/** Sample texts: sentence parts joined by chance, as the channel's people write. */
export type Style = "formal" | "casual" | "recorded";

export type Place = { street: string; crossing: string; doorNo: string; neighbourhood: number };

const NEAR = [
  "ilkokulun",
  "sağlık ocağının",
  "caminin",
  "pazar yerinin",
  "durağın",
  "eczanenin",
  "marketin",
  "parkın",
  "muhtarlığın",
  "kreşin",
  "fırının",
  "kahvenin",
  "lisenin",
  "taksi durağının",
];
const SINCE = [
  "üç gündür",
  "iki gündür",
  "bir haftadır",
  "on gündür",
  "iki haftadır",
  "bir aydır",
  "dünden beri",
  "sabahtan beri",
  "bayramdan beri",
  "geçen haftadan beri",
  "pazartesiden beri",
];
const GREETINGS = [
  "İyi günler.",
  "Merhaba.",
  "Günaydın.",
  "Kolay gelsin.",
  "Selamlar.",
  "İyi çalışmalar.",
  "Merhabalar.",
];
const FORMAL_OPENINGS = [
  "Sayın yetkili,",
  "Çiğli Belediye Başkanlığına,",
  "İlgili birimin dikkatine:",
  "Sayın Başkanım,",
];
const RECORDED_ENDS = [
  "Vatandaş ekip yönlendirilmesini istiyor.",
  "Vatandaş geri dönüş bekliyor.",
  "Vatandaş daha önce de aradığını belirtti.",
  "Aynı konuda komşuları da arayacakmış.",
  "Vatandaş evde, telefonla ulaşılabilir.",
  "Vatandaş acil olduğunu söyledi.",
];
const THANKS = [
  "Teşekkürler.",
  "Teşekkür ederim.",
  "Saygılarımla.",
  "Şimdiden teşekkür ederiz.",
  "İyi günler dilerim.",
  "Kolay gelsin.",
];

const PLACES: ((place: Place, random: Random) => string)[] = [
  ({ street, doorNo }) => `${street} No ${doorNo} önünde`,
  ({ street }) => `${street} üzerinde`,
  ({ street, crossing }) => `${street} ile ${crossing} kesişiminde`,
  ({ street }, random) => `${street}, ${random.pick(NEAR)} önünde`,
  ({ street }, random) => `${random.pick(NEAR)} yanında, ${street}`,
  ({ street, doorNo }) => `${street} No ${doorNo} karşısında`,
  ({ street, neighbourhood }) => `${at(NEIGHBOURHOODS, neighbourhood).name}, ${street} girişinde`,
  ({ street }) => `${street} köşesinde`,
  ({ street }) => `${street} sonunda`,
  () => "sokağımızda",
  () => "evimizin önünde",
  () => "apartmanımızın önünde",
  () => "okul yolunda",
];

const PARK_NAMES = [
  "mahalle parkında",
  "okulun yanındaki parkta",
  "bizim parkta",
  "caminin arkasındaki parkta",
  "pazar yerinin yanındaki parkta",
  "sitenin karşısındaki parkta",
];

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase("tr") + text.slice(1);

function fill(pattern: string, place: Place, random: Random): string {
  if (!pattern.includes("{")) return pattern;
  return upperFirst(
    pattern.replace(/\{(yer|sokak|süre|n|park)\}/g, (_, slot: string) => {
      if (slot === "yer") return random.pick(PLACES)(place, random);
      if (slot === "sokak") return place.street;
      if (slot === "süre") return random.pick(SINCE);
      if (slot === "n") return String(random.between(2, 8));
      const park = random.pick(PARK_NAMES);
      return random.chance(0.5) ? park : `${at(NEIGHBOURHOODS, place.neighbourhood).name}, ${park}`;
    }),
  );
}

const PLAIN: Record<string, string> = { ç: "c", ğ: "g", ı: "i", ö: "o", ş: "s", ü: "u", â: "a", î: "i" };

/** As typed in haste: no Turkish letters, capitals only, no capitals, a letter lost. */
function hasten(text: string, random: Random): string {
  const chance = random.next();
  if (chance < 0.2) return lowerTurkish(text).replace(/[çğıöşüâî]/g, (letter) => PLAIN[letter] ?? letter);
  if (chance < 0.24) return text.toLocaleUpperCase("tr");
  if (chance < 0.45) return lowerTurkish(text).replace(/\.$/, "");
  if (chance < 0.55) {
    const place = random.between(4, Math.max(5, text.length - 4));
    return text.slice(0, place) + text.slice(place + 1);
  }
  return text;
}

export type Told = { summary: string; description: string };

const END = /[.?!]$/;

/** One request's text and its title. */
export function tell(texts: Texts, place: Place, style: Style, random: Random): Told {
  const matter = fill(random.pick(texts.says), place, random);
  const question =
    /(mı|mi|mu|mü|mısınız|misiniz|ne oldu|nedir|nerede|nereden .*|ne zaman|ne aşamada|neden .*|nasıl alırım|kaçta .*|gerekiyor|başvurulur|verilebilir mi|gelecek|bitecek|ödenecek|başlıyor)$/.test(
      matter,
    );
  const parts = [END.test(matter) ? matter : `${matter}${question ? "?" : "."}`];
  if (random.chance(0.62)) parts.push(random.pick(texts.effects));
  if (style === "recorded" ? random.chance(0.3) : random.chance(0.7)) parts.push(random.pick(texts.wishes));
  if (style === "recorded" && random.chance(0.35)) parts.push(random.pick(RECORDED_ENDS));
  if (style === "casual" && random.chance(0.55)) parts.unshift(random.pick(GREETINGS));
  if (style === "formal" && random.chance(0.4)) parts.unshift(random.pick(FORMAL_OPENINGS));
  if (style !== "recorded" && random.chance(0.35)) parts.push(random.pick(THANKS));
  const text = parts.join(" ");
  return {
    summary: matter.length <= 90 ? matter : `${matter.slice(0, 89).replace(/\s+\S*$/, "")}…`,
    description: style === "casual" ? hasten(text, random) : text,
  };
}

/** What the department answers. */
export const answerOf = (texts: Texts, random: Random): string =>
  random.pick(texts.done).replace("{n}", String(random.between(2, 6)));

const AVENUES = ["Atatürk Caddesi", "Cumhuriyet Caddesi", "İstasyon Caddesi", "Okul Caddesi", "Çarşı Caddesi"];

/** A street of the neighbourhood: numbered, as in all of the district, some with a branch; now and then an avenue. */
export function streetOf(neighbourhood: number, random: Random): string {
  if (random.chance(0.08)) return random.pick(AVENUES);
  const number = 8000 + ((neighbourhood * 37) % 27) * 32 + Math.floor(30 * random.next() ** 1.6);
  return random.chance(0.35) ? `${number}/${random.between(1, 9)} Sokak` : `${number} Sokak`;
}

export const placeIn = (neighbourhood: number, random: Random): Place => ({
  neighbourhood,
  street: streetOf(neighbourhood, random),
  crossing: streetOf(neighbourhood, random),
  doorNo: `${random.between(1, 96)}${random.chance(0.12) ? random.pick(["A", "B", "/2"]) : ""}`,
});
