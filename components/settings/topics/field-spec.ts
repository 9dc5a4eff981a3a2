/** A form's field as data: seven topics share one form. */
export type FieldSpec = {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
} & (
  | { kind: "text" }
  | { kind: "number"; min?: number }
  | { kind: "decimal" }
  | { kind: "check" }
  | { kind: "choice"; options: readonly { value: string; label: string }[]; empty?: string }
  /** A list of words, one on each line. */
  | { kind: "words" }
);

export type Values = Record<string, unknown>;

const textOf = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** A row's values as the form shows them. */
export function toForm(specs: readonly FieldSpec[], row: Values): Values {
  return Object.fromEntries(
    specs.map(({ name, kind }) => {
      const value = row[name];
      if (kind === "check") return [name, value === true];
      if (kind === "words") return [name, Array.isArray(value) ? value.join("\n") : ""];
      return [name, textOf(value)];
    }),
  );
}

/** What was typed, as the server takes it: an empty number or choice is none, words are one a line. */
export function fromForm(specs: readonly FieldSpec[], form: Values): Values {
  return Object.fromEntries(
    specs.map((spec) => {
      const value = form[spec.name];
      if (spec.kind === "check") return [spec.name, value === true];
      const text = textOf(value).trim();
      if (spec.kind === "words")
        return [
          spec.name,
          text
            .split("\n")
            .map((word) => word.trim())
            .filter((word) => word !== ""),
        ];
      if (spec.kind === "number" || spec.kind === "decimal")
        return [spec.name, text === "" ? null : Number(text.replace(",", "."))];
      if (spec.kind === "choice") {
        const number = /^\d+$/.test(text);
        return [spec.name, text === "" ? null : number ? Number(text) : text];
      }
      return [spec.name, text === "" && !spec.required ? null : text];
    }),
  );
}
