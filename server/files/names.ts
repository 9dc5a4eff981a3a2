import { MIME_OF } from "./kinds";

const LONGEST = 120;
const FALLBACK = "dosya";

/** A name is for people only: no folder, no sign that cannot be seen or turns the others around. */
export const readableName = (given: string, fallback = FALLBACK): string =>
  cut(
    given
      .replace(/^.*[\\/]/s, "")
      .replace(/\p{C}/gu, "")
      .trim(),
  ) || fallback;

/** Never through the middle of a sign that is two: half of one is no text. */
const cut = (name: string): string =>
  name
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trim();

const ENDINGS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(MIME_OF).map(([ending, mime]) => [mime, ending]),
);
/** Letters after the last dot; "12.05" is a day. */
const ENDING = /\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,5}$/i;

/**
 * How a file is to be shown or saved. Its name ends as what it is: whoever sent it chose the name, and a letter that is saved as a
 * page or a program is opened as one.
 */
export function disposition(way: "inline" | "attachment", name: string, mime: string): string {
  const ending = ENDINGS[mime];
  // A name that is nothing but an ending (".pdf") would be saved as a hidden file without a name.
  const stem = name.replace(ENDING, "") || FALLBACK;
  const named = name.length > stem.length && name.toLowerCase().endsWith(`${stem.toLowerCase()}.${ending}`);
  const whole = ending && !named ? `${stem}.${ending}` : name;
  return `${way}; filename*=UTF-8''${encoded(whole)}`;
}

/** RFC 8187. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
