import { db } from "@/server/db";
import { receiverOf } from "@/server/integrations";
import { log } from "@/server/log";
import { createContext } from "@/server/services/context";
import { storeIncoming } from "@/server/services/incoming/store";

/** Every vendor enters here: signed bytes are kept as they came and answered at once; a job understands them later. */
type Door = { params: Promise<{ channel: string }> };

/** Meta sends up to 3 MB. */
const MOST_BYTES = 4 * 1024 * 1024;

const refuse = (status: number): Response => new Response(null, { status });

export async function GET(request: Request, { params }: Door): Promise<Response> {
  const { channel } = await params;
  const receiver = receiverOf(channel);
  if (!receiver) return refuse(404);
  const challenge = receiver.verifyHandshake(new URL(request.url).searchParams);
  return challenge === null ? refuse(403) : new Response(challenge, { headers: { "content-type": "text/plain" } });
}

export async function POST(request: Request, { params }: Door): Promise<Response> {
  const { channel } = await params;
  const receiver = receiverOf(channel);
  if (!receiver) return refuse(404);
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return refuse(413);
  const raw = new Uint8Array(await request.arrayBuffer());
  if (raw.byteLength > MOST_BYTES) return refuse(413);
  if (!receiver.verifySignature(raw, (name) => request.headers.get(name))) {
    log("warn", "webhook.refused", { channel, bytes: raw.byteLength });
    return refuse(401);
  }
  await storeIncoming(await createContext(db, { kind: "channel", channel }), { channel, body: raw });
  return new Response("OK");
}
