import { CSV_START, csvLine, secondText } from "@/server/domain/csv";
import type { Context } from "../context";
import { type AuditFilter, type AuditRow, listAudit } from "./list";

const BATCH = 1000;
const HEAD = ["id", "at", "act", "by_id", "by_name", "subject", "subject_name", "data"];

const lineOf = ({ id, at, act, by, subject, of, data }: AuditRow): string =>
  csvLine([id, secondText(at), act, by?.id ?? null, by?.name ?? null, subject, of, JSON.stringify(data)]);

/** The whole list as CSV for a Turkish spreadsheet: semicolons and a byte order mark, all rows, newest first, a batch at a time. */
export async function* exportAudit(ctx: Context, filter: AuditFilter): AsyncGenerator<string> {
  let page = await listAudit(ctx, filter, BATCH);
  yield CSV_START + csvLine(HEAD);
  for (;;) {
    yield page.rows.map(lineOf).join("");
    if (page.next === null) return;
    page = await listAudit(ctx, { ...filter, before: page.next }, BATCH);
  }
}
