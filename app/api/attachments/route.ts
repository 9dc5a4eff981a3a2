import { bodyRoute, bytesOf, route } from "@/server/http/route";
import { contextOfRequest } from "@/server/rsc";
import { readUploaded } from "@/server/services/attachments/read";
import { upload } from "@/server/services/attachments/upload";
import { takeUploadTurn } from "@/server/services/citizens/turns";
import { addressOf } from "@/server/services/limits/address";
import { fileAnswer } from "./answers";
import { nameSent } from "./sent-file";

/**
 * Takes one file as the body, its name in `x-file-name` (percent-encoded); gives `{ token, name, pending }`.
 * Anyone may, whoever is not signed in only so often.
 */
export const POST = bodyRoute({
  door: "file",
  ownPagesOnly: true,
  tooLargeKey: "fileSize",
  admit: async ({ headers }) => {
    const ctx = await contextOfRequest();
    if (ctx.actor.kind !== "staff") await takeUploadTurn(ctx, addressOf(headers));
    return ctx;
  },
  handle: async ({ who, request }) => {
    const bytes = await bytesOf(request, "file", "fileSize");
    return Response.json(await upload(who, { name: nameSent(request), bytes }));
  },
});

/** The small picture of a file that belongs to no request yet, for whoever holds its token. */
export const GET = route(async (request) => {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  return fileAnswer(await readUploaded(await contextOfRequest(), { token, variant: "thumb" }), request.headers);
});
