import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { type Behaviour, parsed } from "./stand-in";

/** What Meta's Graph API asks of a message: anything else is refused as it refuses it. */
const to = {
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual"),
  to: z
    .string()
    .regex(/^\d{6,15}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/)
    .optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};
/** A variable of a template takes no line breaks, no tabs, and no more than four spaces in a row. */
const variable = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^(?!.*\s{5})[^\n\t]*$/);
const template = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.strictObject({ code: z.string().regex(/^[a-z]{2}(_[A-Z]{2})?$/) }),
  components: z.tuple([
    z.strictObject({
      type: z.literal("body"),
      parameters: z.tuple([z.strictObject({ type: z.literal("text"), text: variable })]),
    }),
  ]),
});
const messageSchema = z
  .discriminatedUnion("type", [
    z.strictObject({
      ...to,
      type: z.literal("text"),
      text: z.strictObject({ preview_url: z.boolean().optional(), body: z.string().min(1).max(4096) }),
    }),
    z.strictObject({ ...to, type: z.literal("template"), template }),
  ])
  .refine(({ to, recipient }) => (to === undefined) !== (recipient === undefined));
export type SentToGraph = z.infer<typeof messageSchema>;

/** Meta's Graph API on this machine, as strict as the real one; it keeps what it was sent. */
export async function startGraph(settings: { token: string; phoneNumberId: string }) {
  const taken: SentToGraph[] = [];
  const media = new Map<string, Uint8Array>();
  const waiters: (() => void)[] = [];
  const state: { behaviour: Behaviour } = { behaviour: { does: "accept" } };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v23.0`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    const refuse = (status: number, code: number) =>
      say(status, { error: { message: "refused", type: "OAuthException", code } });
    if (request.headers.authorization !== `Bearer ${settings.token}`) return void refuse(401, 190);
    const path = (request.url ?? "").replace("/v23.0/", "");
    if (request.method === "GET") return void give(path, response, say, refuse);
    if (path !== `${settings.phoneNumberId}/messages`) return void refuse(404, 100);
    const message = messageSchema.safeParse(parsed(Buffer.concat(chunks).toString()));
    if (!message.success) return void refuse(400, 100);
    taken.push(message.data);
    for (const wake of waiters.splice(0)) wake();
    const { behaviour } = state;
    if (behaviour.does === "accept")
      say(200, { messaging_product: "whatsapp", contacts: [], messages: [{ id: `wamid.out.${taken.length}` }] });
    if (behaviour.does === "answer") say(behaviour.status, behaviour.body, behaviour.headers);
    if (behaviour.does === "break") response.destroy();
  }

  function give(
    path: string,
    response: ServerResponse,
    say: (status: number, body: unknown) => void,
    refuse: (status: number, code: number) => void,
  ): void {
    const [, id = ""] = /^(?:file\/)?(\w+)$/.exec(path) ?? [];
    const bytes = media.get(id);
    if (!bytes) refuse(400, 100);
    else if (path.startsWith("file/")) response.writeHead(200).end(bytes);
    else
      say(200, {
        messaging_product: "whatsapp",
        url: `${url}/file/${id}`,
        mime_type: "image/png",
        file_size: bytes.byteLength,
        id,
      });
  }

  return {
    url,
    taken,
    media,
    behave: (behaviour: Behaviour) => {
      state.behaviour = behaviour;
    },
    /** Resolves when it has been sent this many messages in all. */
    reached: async (count: number) => {
      while (taken.length < count) await new Promise<void>((wake) => waiters.push(wake));
    },
    stop: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
