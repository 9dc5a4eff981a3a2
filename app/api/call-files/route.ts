import { contextOfRequest } from "@/server/rsc";
import { giveCallFile, MOST_FILE_BYTES, mustImport } from "@/server/services/calls/files";
import { answered } from "../attachments/answers";
import { bytesSent, nameSent } from "../attachments/sent-file";

/** Takes a file of calls whole, its name in a header; a job reads it. */
export const POST = (request: Request): Promise<Response> =>
  answered(async () => {
    const ctx = await contextOfRequest();
    mustImport(ctx);
    const body = await bytesSent(request, MOST_FILE_BYTES, "callFileSize");
    return Response.json(
      await giveCallFile(ctx, { vendor: "asterisk", name: nameSent(request) || "Master.csv", body }),
    );
  });
