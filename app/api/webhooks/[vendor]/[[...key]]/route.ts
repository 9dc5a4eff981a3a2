import { bodyUpTo } from "@/server/body";
import { db } from "@/server/db";
import { receiverOf } from "@/server/integrations";
import type { Knock, Receiver } from "@/server/integrations/contracts";
import { log } from "@/server/log";
import { connectionsOf } from "@/server/services/connections/connections";
import { countRefused } from "@/server/services/connections/refused";
import { createContext } from "@/server/services/context";
import { storeIncoming } from "@/server/services/incoming/store";
import { addressOf } from "@/server/services/limits/address";

/** Every vendor enters here: what is the vendor's is kept as it came and answered at once; a job understands it later. */
type Door = { params: Promise<{ vendor: string; key?: string[] }> };

/** Meta sends up to 3 MB. */
const MOST_BYTES = 4 * 1024 * 1024;

const refuse = (status: number): Response => new Response(null, { status });

export async function GET(request: Request, { params }: Door): Promise<Response> {
  const { vendor, key } = await params;
  const receiver = await receiverAt(vendor);
  if (!receiver) return refuse(404);
  const { search } = new URL(request.url);
  const knock = knockOf(request, key, new TextEncoder().encode(search.slice(1)));
  const answer = receiver.handshake?.(knock);
  if (answer) return new Response(answer.body, { headers: { "content-type": answer.type } });
  return receiver.takesGet ? take(vendor, receiver, knock) : refuse(403);
}

export async function POST(request: Request, { params }: Door): Promise<Response> {
  const { vendor, key } = await params;
  const receiver = await receiverAt(vendor);
  if (!receiver) return refuse(404);
  const raw = await bodyUpTo(request, MOST_BYTES);
  return raw ? take(vendor, receiver, knockOf(request, key, raw)) : refuse(413);
}

const receiverAt = async (vendor: string): Promise<Receiver | null> =>
  receiverOf(await connectionsOf(db, new Date()), vendor);

const knockOf = (request: Request, key: string[] = [], raw: Uint8Array<ArrayBuffer>) =>
  ({
    method: request.method === "GET" ? "GET" : "POST",
    raw,
    query: new URL(request.url).searchParams,
    header: (name) => request.headers.get(name),
    key: key.join("/") || null,
    from: addressOf(request.headers),
  }) satisfies Knock;

async function take(vendor: string, receiver: Receiver, knock: ReturnType<typeof knockOf>): Promise<Response> {
  const ctx = await createContext(db, { kind: "channel", channel: vendor });
  if (receiver.isVendor(knock)) {
    await storeIncoming(ctx, { vendor, body: knock.raw, urgent: receiver.urgent ?? false });
    return new Response("OK");
  }
  await countRefused(ctx, { vendor });
  log("warn", "webhook.refused", { vendor, bytes: knock.raw.byteLength });
  return refuse(401);
}
