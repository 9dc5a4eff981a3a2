/** Rows in the text format of COPY: fields between tabs, `\N` for nothing. */
export type Field = string | number | boolean | null;

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

export function encode(fields: readonly Field[]): string {
  let line = "";
  for (let index = 0; index < fields.length; index++) {
    if (index > 0) line += "\t";
    const field = fields[index];
    if (field === null || field === undefined) line += "\\N";
    else if (typeof field === "string")
      line += SPECIAL.test(field) ? field.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : field;
    else if (typeof field === "boolean") line += field ? "t" : "f";
    else line += field;
  }
  return `${line}\n`;
}

const DAY_MS = 86_400_000;
const days = new Map<number, string>();
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

/** An instant in UTC. A day is written once and kept: millions of instants fall on few days. */
export function instant(at: number | Date | null): string | null {
  if (at === null) return null;
  const ms = Math.floor(Number(at));
  const number = Math.floor(ms / DAY_MS);
  let day = days.get(number);
  if (day === undefined) {
    day = new Date(number * DAY_MS).toISOString().slice(0, 10);
    days.set(number, day);
  }
  const rest = ms - number * DAY_MS;
  const seconds = Math.floor(rest / 1000) % 60;
  const minutes = Math.floor(rest / 60_000) % 60;
  const thousandths = String(rest % 1000).padStart(3, "0");
  return `${day} ${two[Math.floor(rest / 3_600_000)]}:${two[minutes]}:${two[seconds]}.${thousandths}+00`;
}
