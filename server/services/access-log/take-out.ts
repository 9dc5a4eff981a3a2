import { randomUUID } from "node:crypto";
import type { Accessed } from "@/server/domain/access";
import type { Context } from "../context";
import { withoutPersons } from "./searched";
import { mustBeWithin, type Read, recordLater, recordNow } from "./write";

export type TakenOut = {
  /** Counts the rows as they go by; how many went is written down when the file ends, or is given up. */
  counted<Row>(batches: AsyncIterable<Row[]>): AsyncGenerator<Row[]>;
  /** The same for a file that was made whole. */
  all<Row>(rows: Row[]): Row[];
};

/** Who takes out a file, of what and by which filter: written before the first row is given out, and refused beyond the limit. */
export async function takeOut(ctx: Context, what: Accessed, filter: unknown): Promise<TakenOut> {
  mustBeWithin(ctx, "export");
  const read: Read = { door: "export", what, amount: "export", data: withoutPersons(filter), apart: randomUUID() };
  await recordNow(ctx, [read]);
  let rows = 0;
  const settle = () => recordLater(ctx, [{ ...read, rows, views: 0 }]);
  return {
    async *counted(batches) {
      try {
        for await (const batch of batches) {
          rows += batch.length;
          yield batch;
        }
      } finally {
        settle();
      }
    },
    all(given) {
      rows += given.length;
      settle();
      return given;
    },
  };
}
