import { z } from "zod";
import { graphError } from "./messenger";
import { type Asked, json, type Said, startStandIn, type Taken } from "./stand-in";

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
  const media = new Map<string, Uint8Array>();
  const standIn = await startStandIn<SentToGraph>((asked) => judge(asked));

  function judge({ method, origin, path: whole, headers, body }: Asked): Said | Taken<SentToGraph> {
    if (headers.authorization !== `Bearer ${settings.token}`) return refuse(401, 190);
    const path = whole.replace("/v23.0/", "");
    if (method === "GET") return give(path, origin);
    if (path !== `${settings.phoneNumberId}/messages`) return refuse(404, 100);
    const sent = messageSchema.safeParse(json(body));
    if (!sent.success) return refuse(400, 100);
    const answer = { messaging_product: "whatsapp", contacts: [] };
    return {
      message: sent.data,
      taken: (count) => ({ status: 200, body: { ...answer, messages: [{ id: `wamid.out.${count}` }] } }),
    };
  }

  function give(path: string, origin: string): Said {
    const [, id = ""] = /^(?:file\/)?(\w+)$/.exec(path) ?? [];
    const bytes = media.get(id);
    if (!bytes) return refuse(400, 100);
    if (path.startsWith("file/")) return { status: 200, body: bytes };
    const url = `${origin}/v23.0/file/${id}`;
    const about = { messaging_product: "whatsapp", mime_type: "image/png", file_size: bytes.byteLength };
    return { status: 200, body: { ...about, url, id } };
  }

  return { ...standIn, url: `${standIn.url}/v23.0`, media };
}

const refuse = (status: number, code: number): Said => ({ status, body: graphError(code) });
