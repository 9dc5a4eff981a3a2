import { actorOfSession } from "@/server/auth";
import { db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import { giveCallFile, MOST_FILE_BYTES } from "@/server/services/calls/files";
import { createContext } from "@/server/services/context";

const STATUS: Partial<Record<DomainError["code"], number>> = { FORBIDDEN: 403, INVALID: 400 };

const refuse = (status: number, key: string): Response => Response.json({ key }, { status });

/** Takes a file of calls whole, its name in a header; a job reads it. */
export async function POST(request: Request): Promise<Response> {
  const ctx = await createContext(db, await actorOfSession());
  if (!may(ctx.actor, "import_calls")) return refuse(ctx.actor.kind === "staff" ? 403 : 401, "forbidden");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_FILE_BYTES) return refuse(413, "callFileSize");
  const name = nameOf(request.headers.get("x-file-name"));
  try {
    const body = new Uint8Array(await request.arrayBuffer());
    return Response.json(await giveCallFile(ctx, { vendor: "asterisk", name, body }));
  } catch (error) {
    if (error instanceof DomainError) return refuse(STATUS[error.code] ?? 400, error.key);
    throw error;
  }
}

function nameOf(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "") || "Master.csv";
  } catch {
    return "Master.csv";
  }
}
