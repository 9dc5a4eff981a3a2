import { DomainError } from "@/server/domain/errors";
import { contextOfRequest } from "@/server/rsc";
import { mustHandle } from "@/server/services/cimer/handling";
import { keepFile, MOST_BYTES } from "@/server/services/cimer/keep-file";
import { answered } from "../../attachments/answers";

/** Takes a file of CİMER's as the body, its name in `x-file-name` (percent-encoded); gives `{ id }` of the import. */
export const POST = (request: Request): Promise<Response> =>
  answered(async () => {
    const ctx = await contextOfRequest();
    mustHandle(ctx);
    const name = decoded(request.headers.get("x-file-name") ?? "");
    return Response.json(await keepFile(ctx, { name, bytes: await bodyOf(request) }));
  });

/** Never holds more than a file may be, whatever the sender says. */
async function bodyOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MOST_BYTES) throw new DomainError("INVALID", "cimerFileSize");
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
