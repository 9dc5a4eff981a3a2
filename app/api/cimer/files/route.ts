import { z } from "zod";
import { CHANNELS } from "@/server/domain/channel";
import { readGiven } from "@/server/domain/given";
import { contextOfRequest } from "@/server/rsc";
import { mustHandle } from "@/server/services/cimer/handling";
import { keepFile, MOST_BYTES } from "@/server/services/cimer/keep-file";
import { answered } from "../../attachments/answers";
import { bytesSent, nameSent } from "../../attachments/sent-file";

const wordsSchema = z.object({ channel: z.enum(CHANNELS).default("cimer") });

/** Takes a file of CİMER's as the body, its name in `x-file-name` (percent-encoded); gives `{ id }` of the import. `?channel=`: old records of another channel. */
export const POST = (request: Request): Promise<Response> =>
  answered(async () => {
    const ctx = await contextOfRequest();
    mustHandle(ctx);
    const { channel } = readGiven(wordsSchema, Object.fromEntries(new URL(request.url).searchParams));
    const bytes = await bytesSent(request, MOST_BYTES, "cimerFileSize");
    return Response.json(await keepFile(ctx, { name: nameSent(request), bytes, channel }));
  });
