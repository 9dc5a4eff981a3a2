import { MAX_FILE_BYTES } from "@/server/files";
import { contextOfRequest } from "@/server/rsc";
import { readUploaded } from "@/server/services/attachments/read";
import { upload } from "@/server/services/attachments/upload";
import { takeUploadTurn } from "@/server/services/citizens/turns";
import { addressOf } from "@/server/services/limits/address";
import { answered, fileAnswer } from "./answers";
import { bytesSent, nameSent } from "./sent-file";

/**
 * Takes one file as the body, its name in `x-file-name` (percent-encoded); gives `{ token, name, pending }`.
 * Anyone may, whoever is not signed in only so often.
 */
export const POST = (request: Request): Promise<Response> =>
  answered(async () => {
    const ctx = await contextOfRequest();
    if (ctx.actor.kind !== "staff") await takeUploadTurn(ctx, addressOf(request.headers));
    const bytes = await bytesSent(request, MAX_FILE_BYTES, "fileSize");
    return Response.json(await upload(ctx, { name: nameSent(request), bytes }));
  });

/** The small picture of a file that belongs to no request yet, for whoever holds its token. */
export const GET = (request: Request): Promise<Response> =>
  answered(async () => {
    const token = new URL(request.url).searchParams.get("token") ?? "";
    return fileAnswer(await readUploaded(await contextOfRequest(), { token, variant: "thumb" }), request.headers);
  });
