import { bodyUpTo } from "@/server/body";
import { DomainError } from "@/server/domain/errors";
import { plain } from "@/server/domain/odd-text";

/** One file as a body, at most so many bytes of it. Throws INVALID with this key above that. */
export async function bytesSent(request: Request, most: number, tooLarge: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bodyUpTo(request, most);
  if (!bytes) throw new DomainError("INVALID", tooLarge);
  return bytes;
}

/** Its name in `x-file-name`, percent-encoded; empty where that is broken. */
export function nameSent(request: Request): string {
  try {
    return plain(decodeURIComponent(request.headers.get("x-file-name") ?? ""));
  } catch {
    return "";
  }
}
