import { bodyRoute, bytesOf } from "@/server/http/route";
import { contextOfRequest } from "@/server/rsc";
import { giveCallFile, mustImport } from "@/server/services/calls/files";
import { nameSent } from "../attachments/sent-file";

/** Takes a file of calls whole, its name in a header; a job reads it. */
export const POST = bodyRoute({
  door: "callFile",
  ownPagesOnly: true,
  tooLargeKey: "callFileSize",
  admit: async () => {
    const ctx = await contextOfRequest();
    mustImport(ctx);
    return ctx;
  },
  handle: async ({ who, request }) => {
    const body = await bytesOf(request, "callFile", "callFileSize");
    return Response.json(
      await giveCallFile(who, { vendor: "asterisk", name: nameSent(request) || "Master.csv", body }),
    );
  },
});
