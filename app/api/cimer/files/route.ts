import { contextOfRequest } from "@/server/rsc";
import { mustHandle } from "@/server/services/cimer/handling";
import { keepFile, MOST_BYTES } from "@/server/services/cimer/keep-file";
import { answered } from "../../attachments/answers";
import { bytesSent, nameSent } from "../../attachments/sent-file";

/** Takes a file of CİMER's as the body, its name in `x-file-name` (percent-encoded); gives `{ id }` of the import. */
export const POST = (request: Request): Promise<Response> =>
  answered(async () => {
    const ctx = await contextOfRequest();
    mustHandle(ctx);
    const bytes = await bytesSent(request, MOST_BYTES, "cimerFileSize");
    return Response.json(await keepFile(ctx, { name: nameSent(request), bytes }));
  });
