import { DomainError } from "@/server/domain/errors";
import { MAX_FILE_BYTES } from "@/server/files";
import { contextOfRequest } from "@/server/rsc";
import { readUploaded } from "@/server/services/attachments/read";
import { upload } from "@/server/services/attachments/upload";
import { takeUploadTurn } from "@/server/services/citizens/turns";
import { addressOf } from "@/server/services/limits/address";
import { answered, fileAnswer } from "./answers";

/**
 * Takes one file as the body, its name in `x-file-name` (percent-encoded); gives `{ token, name, thumb }`.
 * Anyone may, whoever is not signed in only so often.
 */
export const POST = (request: Request): Promise<Response> =>
  answered(async () => {
    const ctx = await contextOfRequest();
    if (ctx.actor.kind !== "staff") await takeUploadTurn(ctx, addressOf(request.headers));
    const name = decoded(request.headers.get("x-file-name") ?? "");
    const { token, name: shown } = await upload(ctx, { name, bytes: await bodyOf(request) });
    return Response.json({ token, name: shown, thumb: `/api/attachments?token=${encodeURIComponent(token)}` });
  });

/** The small picture of a file that belongs to no request yet, for whoever holds its token. */
export const GET = (request: Request): Promise<Response> =>
  answered(async () => {
    const token = new URL(request.url).searchParams.get("token") ?? "";
    return fileAnswer(await readUploaded(await contextOfRequest(), { token, variant: "thumb" }));
  });

/** Never holds more than a file may be, whatever the sender says. */
async function bodyOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MAX_FILE_BYTES) throw new DomainError("INVALID", "fileSize");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}
