/** A workbook to be saved, and kept by no cache. */
export const xlsxAnswer = (name: string, bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });

/** The number at the end of an address; 0 is nobody's. */
export const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
