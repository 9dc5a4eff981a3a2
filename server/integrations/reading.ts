import { z } from "zod";
import { plain, plainJson } from "@/server/domain/odd-text";

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

/** The value in a JSON body, its texts as they can be kept. Throws SyntaxError where it is none. */
export const readJson = (raw: unknown): unknown => plainJson(decode(raw));

/** The fields of a form or of what follows a question mark, as they can be kept. */
export const readFields = (text: string): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, plain(value)]));

function explain(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, code }) => `${path.join(".") || "value"} ${code}`).join(", ");
  if (error instanceof SyntaxError) return "it is not JSON";
  return error instanceof TypeError ? "it is not UTF-8" : error instanceof Error ? error.message : "unknown";
}
