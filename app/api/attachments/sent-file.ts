import { plain } from "@/server/domain/odd-text";

/** The name of the file that is a call's body, in `x-file-name`, percent-encoded; empty where that is broken. */
export function nameSent(request: Request): string {
  try {
    return plain(decodeURIComponent(request.headers.get("x-file-name") ?? ""));
  } catch {
    return "";
  }
}
