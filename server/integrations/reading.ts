import { z } from "zod";

/** Reads what can be read of a vendor's payload and keeps a line about everything else; no value of the payload gets into a line. */
export function reader() {
  const problems: string[] = [];
  return {
    problems,
    /** Keeps what can be read of a list; the rest is told by where it stands. */
    each<T>(where: string, items: readonly unknown[], read: (item: unknown) => T): T[] {
      return items.flatMap((item, index) => {
        try {
          return [read(item)];
        } catch (error) {
          problems.push(`${where}[${index}]: ${explain(error)}`);
          return [];
        }
      });
    },
  };
}

/** Throws TypeError where the bytes are not UTF-8. */
export const decode = (raw: unknown): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(z.instanceof(Uint8Array).parse(raw));

function explain(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, code }) => `${path.join(".") || "value"} ${code}`).join(", ");
  if (error instanceof SyntaxError) return "it is not JSON";
  return error instanceof TypeError ? "it is not UTF-8" : error instanceof Error ? error.message : "unknown";
}
