import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { z } from "zod";
import type { SheetBounds } from "./sheet-bounds";
import { UnreadableFile } from "./unreadable-file";

const WORKBOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const WORKSHEET = "/worksheet";

/** A sheet that people see, and how many of its rows a filter or a person hides. */
export type SheetInfo = { name: string; hiddenRows: number };

/** The archive with what people see of it alone, and its dates said in the one way that the reader of cells knows. */
export type PlainArchive = { bytes: Uint8Array; sheets: SheetInfo[] };

/**
 * What the reader of cells leaves out of account: which sheets are hidden, and `date1904="true"`, as LibreOffice writes what
 * Excel writes as "1" (ECMA-376, ST_Boolean). Unpacks no more than the archive claims and the bounds allow; what is
 * given back is not packed, so that nothing grows after it. Throws UnreadableFile.
 */
export function plainArchive(bytes: Uint8Array, bounds: SheetBounds): PlainArchive {
  const files = unpack(bytes, bounds.unpacked);
  const { workbook } = workbookSchema.parse(parser.parse(textOf(files, WORKBOOK)));
  const paths = worksheetPaths(textOf(files, RELATIONS));
  const found = workbook.sheets.sheet.flatMap((sheet) => {
    const path = paths.get(sheet.id);
    return path === undefined ? [] : [{ ...sheet, path }];
  });
  const seen = found.filter(({ state }) => state === undefined || state === "visible");
  for (const { path } of found) if (!seen.some((one) => one.path === path)) delete files[path];
  const counter = cellCounter(bounds);
  const sheets = seen.map(({ name, path }) => ({ name, hiddenRows: counter(textOf(files, path)) }));
  files[WORKBOOK] = strToU8(writtenWorkbook(isTrue(workbook.workbookPr?.date1904), seen));
  return { bytes: zipSync(files, { level: 0 }), sheets };
}

type Files = Record<string, Uint8Array>;

function unpack(bytes: Uint8Array, most: number): Files {
  let left = most;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(?:xml|rels)$/.test(name)) return false;
      left -= originalSize;
      if (left < 0) throw new UnreadableFile("tooLarge");
      return true;
    },
  });
}

function textOf(files: Files, path: string): string {
  const file = files[path];
  if (!file) throw new UnreadableFile("broken");
  return strFromU8(file);
}

const attribute = z.string().optional();
const list = <T extends z.ZodType>(item: T) => z.preprocess((value) => [value ?? []].flat(), z.array(item));
const workbookSchema = z.object({
  workbook: z.object({
    workbookPr: list(z.object({ date1904: attribute }).catch({}))
      .transform(([first]) => first)
      .optional(),
    sheets: z.object({
      sheet: list(z.object({ name: z.string(), sheetId: z.string(), id: z.string(), state: attribute })),
    }),
  }),
});
const relationsSchema = z.object({
  Relationships: z.object({ Relationship: list(z.object({ Id: z.string(), Type: z.string(), Target: z.string() })) }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  // Else numeric references ("&#220;cretler") stay as they are written.
  htmlEntities: true,
});
const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@" });

/** Both spellings of the format. */
const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Of a chart's sheet there are no cells. */
function worksheetPaths(relations: string): Map<string, string> {
  const { Relationships } = relationsSchema.parse(parser.parse(relations));
  return new Map(
    Relationships.Relationship.filter(({ Type }) => Type.endsWith(WORKSHEET)).map(({ Id, Target }) => [
      Id,
      Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`,
    ]),
  );
}

function writtenWorkbook(date1904: boolean, sheets: readonly { name: string; sheetId: string; id: string }[]): string {
  return builder.build({
    workbook: {
      "@xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "@xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      workbookPr: { "@date1904": date1904 ? "1" : "0" },
      sheets: {
        sheet: sheets.map(({ name, sheetId, id }) => ({ "@name": name, "@sheetId": sheetId, "@r:id": id })),
      },
    },
  });
}

const ROW = /<(?:\w+:)?row\b([^>]*)>/g;
const CELL = /<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g;

/**
 * Looks at a sheet's rows and cells once, before they are made: gives how many of its rows are hidden. A sheet is drawn up whole, empty
 * cells included, so what counts is how wide and high it is, over all sheets. Throws UnreadableFile.
 */
function cellCounter({ rows, cells }: Pick<SheetBounds, "rows" | "cells">): (xml: string) => number {
  let left = cells;
  return (xml) => {
    let hidden = 0;
    for (const [, attributes = ""] of xml.matchAll(ROW)) if (/\bhidden="(?:1|true)"/.test(attributes)) hidden += 1;
    let width = 0;
    let height = 0;
    for (const [, column = "", row] of xml.matchAll(CELL)) {
      width = Math.max(width, columnNumber(column));
      height = Math.max(height, Number(row));
    }
    left -= width * height;
    if (height > rows) throw new UnreadableFile("tooManyRows");
    if (left < 0) throw new UnreadableFile("tooLarge");
    return hidden;
  };
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
