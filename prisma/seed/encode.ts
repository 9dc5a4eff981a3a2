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

export const instant = (ms: number | Date | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** An array of texts, as PostgreSQL writes it. */
export const textArray = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
