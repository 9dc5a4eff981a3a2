/** What a file may hold: bytes when it is unpacked, rows of a sheet, cells of all, letters in them (a text that many cells share counts in each). */
export type SheetBounds = { unpacked: number; rows: number; cells: number; letters: number };

const MB = 1024 * 1024;
/** What is larger is no list of requests. */
export const SHEET_BOUNDS: SheetBounds = { unpacked: 250 * MB, rows: 60_000, cells: 5_000_000, letters: 60_000_000 };
