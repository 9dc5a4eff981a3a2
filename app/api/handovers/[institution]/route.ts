import { getTranslations } from "next-intl/server";
import { LOCALES } from "@/messages";
import { DomainError, notFound } from "@/server/domain/errors";
import {
  FILE_COLUMNS,
  type FileColumn,
  type Heads,
  type ReadFile,
  readHandoverFile,
} from "@/server/domain/handover-file";
import { rowId } from "@/server/domain/number";
import { bodyRoute, bytesOf, route } from "@/server/http/route";
import type { SheetFormat } from "@/server/integrations/sheet";
import { readSheetsApart, writeSheetApart } from "@/server/integrations/sheet-apart";
import { SHEET_BOUNDS } from "@/server/integrations/sheet-bounds";
import { UnreadableFile } from "@/server/integrations/unreadable-file";
import { contextOfRequest } from "@/server/rsc";
import type { Context } from "@/server/services/context";
import { exportHandovers, importHandovers, mustHandOverFiles } from "@/server/services/handovers/file";
import { mustHaveProved } from "@/server/services/staff/proof";
import { takenOut } from "../../exports/csv-file";

const WIDTHS: Partial<Record<FileColumn, number>> = { description: 60, address: 40, notes: 50, subject: 22, name: 22 };
const TYPES: Record<SheetFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};
const MOST_ROWS = 5000;
/** Blank rows, and those that say nothing, count as well. */
const BOUNDS = { ...SHEET_BOUNDS, unpacked: 100 * 1024 * 1024, rows: 4 * MOST_ROWS, cells: 1_000_000 };
const tooLong = () => new DomainError("INVALID", "handoverFileTooLong", { count: MOST_ROWS });

/** What goes to an institution in a file; `?format=csv`, else a workbook. */
export const GET = route<{ institution: string }>(async (request, { params }) => {
  const institutionId = idOf((await params).institution);
  const format: SheetFormat = new URL(request.url).searchParams.get("format") === "csv" ? "csv" : "xlsx";
  const t = await getTranslations("handover.file");
  const ctx = await contextOfRequest();
  mustHaveProved(ctx);
  mustHandOverFiles(ctx);
  const taken = await takenOut(ctx, "handovers", { institution: institutionId });
  if (taken instanceof Response) return taken;
  const rows = taken.all(await exportHandovers(ctx, { institutionId }));
  const columns = FILE_COLUMNS.map((name) => ({ head: t(`columns.${name}`), width: WIDTHS[name] ?? 16 }));
  const texts = rows.map((row) =>
    FILE_COLUMNS.map((name) => (name === "status" && row.status ? t(`status.${row.status}`) : row[name])),
  );
  return new Response(await writeSheetApart(format, columns, texts), {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${t("fileName")}-${institutionId}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
});

/**
 * The file as it came back from the institution; gives what each row did and the sheet that was read. Where several of its sheets
 * hold answers nothing is done: `{ sheets }` names them, and `?sheet=` says which is meant.
 */
export const POST = bodyRoute<{ institution: string }, { ctx: Context; institutionId: number }>({
  door: "handoverFile",
  ownPagesOnly: true,
  tooLargeKey: "handoverFileSize",
  admit: async ({ params }) => {
    const ctx = await contextOfRequest();
    mustHandOverFiles(ctx);
    return { ctx, institutionId: idOf(params.institution) };
  },
  handle: async ({ who: { ctx, institutionId }, request, url }) => {
    const wanted = url.searchParams.get("sheet");
    const fitting = await answersIn(await bytesOf(request, "handoverFile", "handoverFileSize"));
    if (fitting.length === 0) throw new DomainError("INVALID", "handoverFileUnreadable");
    const chosen = fitting.length === 1 ? fitting[0] : fitting.find(({ sheet }) => sheet === wanted);
    if (!chosen) return Response.json({ sheets: fitting.map(({ sheet }) => sheet) });
    const { file, sheet } = chosen;
    if (file.said.length > MOST_ROWS) throw tooLong();
    return Response.json({ ...(await importHandovers(ctx, { institutionId, file })), sheet });
  },
});

/** The sheets that hold answers, by the columns that they have. */
async function answersIn(bytes: Uint8Array): Promise<{ sheet: string | null; file: ReadFile }[]> {
  const columns = await heads();
  const sheets = await readSheetsApart(bytes, BOUNDS).catch((error: unknown) => {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.reason === "tooManyRows") throw tooLong();
    return [];
  });
  return sheets.flatMap(({ name, rows }) => {
    const file = readHandoverFile(rows, columns);
    return file ? [{ sheet: name, file }] : [];
  });
}

function idOf(text: string): number {
  const id = rowId(text);
  if (id === null) throw notFound("institution");
  return id;
}

/** A file may come back in the other language than that of who uploads it. */
const heads = () =>
  Promise.all(
    LOCALES.map(async (locale): Promise<Heads> => {
      const t = await getTranslations({ locale, namespace: "handover.file.columns" });
      return new Map(FILE_COLUMNS.map((name) => [name, t(name)]));
    }),
  );
