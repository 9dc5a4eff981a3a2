import { INVISIBLE, plainDigits } from "./plain-text";
import { fold, words } from "./turkish";

/** Whoever a text may name. */
export type Named = { name: string | null; phone: string | null; email: string | null };

const HIDDEN = "•••";
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, "giu");

/** Mobile numbers and identity numbers as people write them; institutions' own lines stay readable. */
const MOBILE = /(?<!\d)(?:\+?90|0)?[ (-]*5\d{2}[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)/g;
const IDENTITY = /(?<!\d)[1-9]\d{10}(?!\d)/g;
const EMAIL = /[^\s@]{1,64}@[^\s@]{1,255}\.\p{L}{2,}/gu;

/** Without whole names, mobile numbers, identity numbers and addresses of e-mail. "Sayın Örnek" and "Örnek Hanım" are names too. */
function hidePersonal(text: string, people: readonly (Named | null)[]): string {
  const hidden = text.replace(EMAIL, HIDDEN).replace(IDENTITY, HIDDEN).replace(MOBILE, HIDDEN);
  return people.reduce((shown, person) => (person?.name ? withoutName(shown, person.name) : shown), hidden);
}

function withoutName(text: string, name: string): string {
  const parts = name
    .split(/\s+/)
    .filter((part) => /\p{L}{2}/u.test(part))
    .map(literal)
    .join("|");
  const whole = text.replace(word(name.trim().split(/\s+/).map(literal).join("\\s+")), HIDDEN);
  if (parts === "") return whole;
  return whole
    .replace(word(`Sayın\\s+(?:${parts})`), `Sayın ${HIDDEN}`)
    .replace(word(`(?:${parts})\\s+(Hanım|Bey)`), `${HIDDEN} $1`);
}

/** Words that staff write where a name belongs; they name nobody, and stay in a text. */
const GENERIC = new Set(
  fold(
    "vatandaş örnek bay bayan bey hanım sayın isimsiz anonim muhtar muhtarlık yönetici yönetim yönetimi yönetimin apartman apartmanı site sitesi mahalle mahallesi sokak cadde okul okulu cami camii dernek derneği belediye belediyesi müdürlük müdürlüğü personel sakin sakini sakinleri esnaf şikayetçi başvuran ihbarcı",
  ).split(" "),
);
/** A name with the endings of Turkish, where no apostrophe parts them: "mehmetin", "yılmazlardan". Folded. */
const ENDING =
  "(?:l[ae]r)?(?:[ns]?[iu]n|n?[ae]|y[ae]|[ysn]?[iu]|[dt][ae]n?|n[dt][ae]n?|y?l[ae]|c[ae]|gil(?:ler)?|[iu]m(?:[ae]|[iu]n)?|l[iu])?";
/** Ended names of fewer letters are other words too often: "ali" in "alın", "su" in "suyu". */
const SHORTEST_ENDED = 4;
const SHORTEST_WORD = 3;
const MOST_NAMES = 60;

/** A letter with the marks that may follow it, or a digit; an apostrophe ends a word. */
const TOKEN = /[\p{L}\p{M}\p{Nd}]+/gu;

/** Who a name is, as words of a text are compared with it; null for a name that says nothing. */
type Known = { phrase: string[]; words: string[]; joined: string };

function knownOf(name: string): Known | null {
  const phrase = words(name);
  const telling = phrase.filter((one) => one.length >= SHORTEST_WORD && !GENERIC.has(one) && /\p{L}/u.test(one));
  if (phrase.length === 0 || phrase.join("").length < SHORTEST_WORD || phrase.every((one) => GENERIC.has(one)))
    return null;
  return { phrase, words: telling, joined: phrase.join("") };
}

/** Every name of theirs: whole, joined as in an account, and each of its words, in any case and with any Turkish ending. */
function withoutNames(text: string, people: readonly (Named | null)[]): string {
  const names = people.flatMap((person) => person?.name ?? []);
  const known = [...new Set(names)].slice(0, MOST_NAMES).flatMap((name) => knownOf(name) ?? []);
  if (known.length === 0) return text;
  const single = new Set(known.flatMap(({ words: each }) => each));
  const joined = known.map((one) => one.joined).filter((one) => one.length >= SHORTEST_ENDED);
  const ended = [...single].filter((one) => one.length >= SHORTEST_ENDED).map(literal);
  const inflected = ended.length > 0 ? new RegExp(`^(?:${ended.join("|")})${ENDING}$`, "u") : null;
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    from: index,
    to: index + token.length,
    folded: fold(token),
  }));
  const hidden = new Set<number>();
  tokens.forEach(({ folded }, at) => {
    if (single.has(folded) || inflected?.test(folded) || joined.some((one) => folded.startsWith(one))) hidden.add(at);
    for (const { phrase } of known) {
      const last = phrase.length - 1;
      if (
        phrase.every((one, i) =>
          i === last ? startsName(tokens[at + i]?.folded, one) : tokens[at + i]?.folded === one,
        )
      )
        for (let i = 0; i <= last; i += 1) hidden.add(at + i);
    }
  });
  return [...hidden]
    .sort((a, b) => b - a)
    .reduce((shown, at) => {
      const token = tokens[at];
      return token ? shown.slice(0, token.from) + HIDDEN + shown.slice(token.to) : shown;
    }, text)
    .replace(/•••(?:\s+•••)+/g, HIDDEN);
}

const ENDS = new RegExp(`^${ENDING}$`, "u");
const startsName = (token: string | undefined, name: string): boolean =>
  token === name || (token?.startsWith(name) === true && ENDS.test(token.slice(name.length)));

/** Digits as people part them, so that no sign between them lets one through: "0532*000_00 14". */
const PARTED = /[+(]?\p{Nd}(?:[^\p{L}\p{Nd}\n]{0,3}\p{Nd}){6,}/gu;
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|net|org|tr|me|gl|co|io|ly)\b(?:\/\S*)?/giu;
const HANDLE = /(?<![\p{L}\p{Nd}])@[\p{L}\p{Nd}_.]{2,}/gu;
/** A door: "No: 14/3", "kapı no 7-B", "daire 5", "D:12", "kat 2". */
const DOOR =
  /(?<![\p{L}\p{Nd}])((?:(?:dış|iç)\s{1,3})?(?:(?:kapı|bina|daire)\s{0,3})?(?:no(?:su|lu)?|numara(?:sı|lı)?)|daire(?:si)?|kat|[dk](?=\s{0,3}[:.]))\s{0,3}[:.=]{0,3}\s{0,3}\p{Nd}+(?:\s{0,3}[/\\–-]\s{0,3}[\p{L}\p{Nd}]{1,4})*(?:\s?[A-Za-zÇĞİÖŞÜçğıöşü](?![\p{L}\p{Nd}]))?/giu;
const NUMBERED_DOOR =
  /(?<![\p{L}\p{Nd}])\p{Nd}+(?:\s{0,3}[/\\-]\s{0,3}[\p{L}\p{Nd}]{1,4})?\s{0,3}(?=(?:numara(?:lı|da)?|nolu|no['’]?lu)(?!\p{L}))/giu;
const POINT = /\p{Nd}{1,3}[.,]\p{Nd}{4,}/gu;
const REPEATED = /(?:•••){2,}/g;
const TRACKING = /(?:\/t\/|\/takip\/)[A-Z0-9-]+/giu;

/**
 * A text for who works on a matter and may not know whose it is, and for whoever only has the citizen's link: without the name in whole or in part, telephone, identity number,
 * e-mail and account of the people it is of. The place stays, since the work is there.
 */
export function withoutPeople(text: string, people: readonly (Named | null)[]): string {
  const bare = withoutInvisible(text);
  const hidden = hidePersonal(bare.replace(TRACKING, HIDDEN), people).replace(HANDLE, HIDDEN);
  // Names first: the digits of one would be taken for a number's.
  return withoutOwnNumbers(withoutNames(hidden, people), people).replace(REPEATED, HIDDEN);
}

/**
 * A text for who needs no personal data at all, such as the reader behind a figure: without people as above, without any number as
 * long as a telephone, links, door numbers and places on the map.
 */
export function cleanText(text: string, people: readonly (Named | null)[]): string {
  return withoutPeople(text, people)
    .replace(ADDRESS, HIDDEN)
    .replace(POINT, HIDDEN)
    .replace(DOOR, `$1 ${HIDDEN}`)
    .replace(NUMBERED_DOOR, `${HIDDEN} `)
    .replace(PARTED, HIDDEN)
    .replace(REPEATED, HIDDEN);
}

const withoutInvisible = (text: string): string => text.normalize("NFC").replace(INVISIBLE, "");

/** Telephones that are known, every mobile and every identity number, however their digits are parted; other lines are an institution's. */
function withoutOwnNumbers(text: string, people: readonly (Named | null)[]): string {
  const known = people.flatMap((person) => {
    const digits = person?.phone?.replace(/\D/g, "").replace(/^90/, "") ?? "";
    return digits.length >= 7 ? [digits] : [];
  });
  return text.replace(PARTED, (run) => {
    const digits = plainDigits(run).replace(/\D/g, "");
    const personal = /(?:^|0|90)5\d{9}/.test(digits) || /^[1-9]\d{10}$/.test(digits);
    return personal || known.some((one) => digits.includes(one)) ? HIDDEN : run;
  });
}
