import { db } from "@/server/db";
import { bodyRoute, bytesOf, type Head, route } from "@/server/http/route";
import { receiverOf } from "@/server/integrations";
import type { Knock, Receiver } from "@/server/integrations/contracts";
import { log } from "@/server/log";
import { connectionsOf } from "@/server/services/connections/connections";
import { countRefused } from "@/server/services/connections/refused";
import { createContext } from "@/server/services/context";
import { storeIncoming } from "@/server/services/incoming/store";
import { addressOf } from "@/server/services/limits/address";

/** Every vendor enters here: what is the vendor's is kept as it came and answered at once; a job understands it later. */
type Params = { vendor: string; key?: string[] };
type Call = Pick<Head<Params>, "url" | "method" | "headers" | "params">;

const NO_BYTES = new Uint8Array();
const refuse = (status: number): Response => new Response(null, { status });

export const GET = route<Params>(async (request, { params }) => {
  const call = { url: new URL(request.url), method: "GET", headers: request.headers, params: await params };
  const receiver = await receiverAt(call.params.vendor);
  if (!receiver) return refuse(404);
  const knock = knockOf(call, new TextEncoder().encode(call.url.search.slice(1)));
  const answer = receiver.handshake?.(knock);
  if (answer) return new Response(answer.body, { headers: { "content-type": answer.type } });
  return receiver.takesGet ? take(receiver, call, knock) : refuse(403);
});

/** Nothing is read of a call without the signature, or, where the vendor signs nothing, without what the address was given to know it by. */
export const POST = bodyRoute<Params, Receiver | null>({
  door: "webhook",
  admit: ({ params }) => receiverAt(params.vendor),
  handle: async ({ who: receiver, request, ...call }) => {
    if (!receiver) return refuse(404);
    const known = receiver.signature
      ? call.headers.has(receiver.signature)
      : receiver.isVendor(knockOf(call, NO_BYTES));
    if (!known) return refused(call, Number(call.headers.get("content-length") ?? 0));
    return take(receiver, call, knockOf(call, await bytesOf(request, "webhook")));
  },
});

const receiverAt = async (vendor: string): Promise<Receiver | null> =>
  receiverOf(await connectionsOf(db, new Date()), vendor);

const knockOf = ({ url, method, headers, params }: Call, raw: Uint8Array<ArrayBuffer>) =>
  ({
    method: method === "GET" ? "GET" : "POST",
    raw,
    query: url.searchParams,
    header: (name) => headers.get(name),
    key: (params.key ?? []).join("/") || null,
    from: addressOf(headers),
  }) satisfies Knock;

async function take(receiver: Receiver, call: Call, knock: ReturnType<typeof knockOf>): Promise<Response> {
  if (!receiver.isVendor(knock)) return refused(call, knock.raw.byteLength);
  const { vendor } = call.params;
  const ctx = await createContext(db, { kind: "channel", channel: vendor });
  await storeIncoming(ctx, { vendor, body: knock.raw, urgent: receiver.urgent ?? false });
  return new Response("OK");
}

async function refused({ params: { vendor } }: Call, bytes: number): Promise<Response> {
  await countRefused(await createContext(db, { kind: "channel", channel: vendor }), { vendor });
  log("warn", "webhook.refused", { vendor, bytes });
  return refuse(401);
}
