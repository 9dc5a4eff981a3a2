import { z } from "zod";
import { CHANNELS } from "@/server/domain/channel";
import { readGiven } from "@/server/domain/given";
import { bodyRoute, bytesOf } from "@/server/http/route";
import { contextOfRequest } from "@/server/rsc";
import { mustHandle } from "@/server/services/cimer/handling";
import { keepFile } from "@/server/services/cimer/keep-file";
import { nameSent } from "../../attachments/sent-file";

const wordsSchema = z.object({ channel: z.enum(CHANNELS).default("cimer") });

/** Takes a file of CİMER's as the body, its name in `x-file-name` (percent-encoded); gives `{ id }` of the import. `?channel=`: old records of another channel. */
export const POST = bodyRoute({
  door: "cimerFile",
  ownPagesOnly: true,
  tooLargeKey: "cimerFileSize",
  admit: async ({ url }) => {
    const ctx = await contextOfRequest();
    mustHandle(ctx);
    return { ctx, ...readGiven(wordsSchema, Object.fromEntries(url.searchParams)) };
  },
  handle: async ({ who: { ctx, channel }, request }) => {
    const bytes = await bytesOf(request, "cimerFile", "cimerFileSize");
    return Response.json(await keepFile(ctx, { name: nameSent(request), bytes, channel }));
  },
});
