import { disposition } from "@/server/files/names";
import type { FileToShow } from "@/server/services/attachments/read";
import { partOf } from "./range";

/** Nothing in a file may act as a page of ours; a document is saved, not opened. `asked`: the call's own headers. */
export function fileAnswer({ bytes, mime, name }: FileToShow, asked: Headers): Response {
  const part = asked.has("if-range") ? null : partOf(asked.get("range"), bytes.byteLength);
  const body = part === "none" ? new Uint8Array() : part ? bytes.subarray(part.first, part.last + 1) : bytes;
  const told = part === "none" ? "*" : `${part?.first}-${part?.last}`;
  return new Response(body, {
    status: part === "none" ? 416 : part ? 206 : 200,
    headers: {
      "Content-Type": mime,
      "Content-Length": String(body.byteLength),
      "Accept-Ranges": "bytes",
      ...(part && { "Content-Range": `bytes ${told}/${bytes.byteLength}` }),
      "Content-Disposition": disposition(mime.startsWith("image/") ? "inline" : "attachment", name, mime),
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Robots-Tag": "noindex",
    },
  });
}
