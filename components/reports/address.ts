/** The year of an address; null where it is none. */
export function readYear(text: string): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 2000 && year <= 2200 ? year : null;
}

/** `7` and `2025-07` are July; anything else is the whole year. */
export function readMonth(text: string | string[] | null | undefined, year: number): number | undefined {
  const match = /^(?:(\d{4})-)?(\d{1,2})$/.exec(typeof text === "string" ? text : "");
  const month = Number(match?.[2]);
  return match && (match[1] === undefined || Number(match[1]) === year) && month >= 1 && month <= 12
    ? month
    : undefined;
}
