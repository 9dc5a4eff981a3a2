import { asRefusal } from "@/server/database-errors";
import { DomainError, type DomainErrorCode } from "@/server/domain/errors";
import { disposition } from "@/server/files/names";
import { logError, requestId } from "@/server/log";
import type { FileToShow } from "@/server/services/attachments/read";
import { partOf } from "./range";

const STATUS: Record<DomainErrorCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 412,
  CONFLICT: 409,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
};

/** What went wrong as a key and values for messages/<locale>/errors.json. */
export async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (failure) {
    const error = asRefusal(failure);
    if (error instanceof DomainError) {
      return Response.json({ key: error.key, params: error.params }, { status: STATUS[error.code] });
    }
    logError("attachment", error);
    return Response.json({ key: "unexpected", params: { number: requestId() ?? "" } }, { status: 500 });
  }
}

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
