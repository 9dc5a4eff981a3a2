import { z } from "zod";
import type { IncomingMedia, IncomingMessage, MediaKind } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";

/** What each type of message carries: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages */
export type Content = Pick<IncomingMessage, "text" | "media" | "location" | "opens"> & {
  /** The message that a reaction belongs to. */
  about?: string;
  /** A new number or user id of the same person. */
  alsoKnownAs?: string[];
};

const nothing = { text: "", media: [], location: null, opens: true } satisfies Content;
const said = (text: string): Content => ({ ...nothing, text });

const media = (kind: MediaKind) => {
  const file = z.object({
    id: z.string().min(1),
    mime_type: z.string().default("application/octet-stream"),
    caption: z.string().default(""),
    filename: z.string().nullish(),
  });
  return z.object({ [kind]: file }).transform((message): Content => {
    const { id, mime_type, caption, filename } = file.parse(message[kind]);
    const item: IncomingMedia = { id, kind, mime: mime_type, filename: cut(filename ?? "", 200) || null };
    return { ...nothing, text: caption, media: [item] };
  });
};

/** Coordinates come as numbers and as texts. */
const degrees = (most: number) => z.coerce.number().min(-most).max(most);

const location = z
  .object({
    location: z.object({
      latitude: degrees(90),
      longitude: degrees(180),
      name: z.string().nullish(),
      address: z.string().nullish(),
    }),
  })
  .transform(({ location: { latitude, longitude, name, address } }): Content => {
    const label = cut([name, address].filter(Boolean).join(", "), 300) || null;
    return { ...nothing, location: { latitude, longitude, label } };
  });

const contacts = z
  .object({
    contacts: z.array(
      z.object({
        name: z.object({ formatted_name: z.string() }),
        phones: z.array(z.object({ phone: z.string().nullish() })).default([]),
      }),
    ),
  })
  .transform((message): Content => {
    const people = message.contacts.map(({ name, phones }) =>
      [name.formatted_name, ...phones.flatMap(({ phone }) => (phone ? [phone] : []))].join(" "),
    );
    return said(`Kişi bilgisi gönderdi: ${people.join("; ")}`);
  });

const choice = z.object({ title: z.string(), description: z.string().nullish() });
const interactive = z
  .object({
    interactive: z.object({
      button_reply: choice.nullish(),
      list_reply: choice.nullish(),
      nfm_reply: z.object({ body: z.string().nullish() }).nullish(),
    }),
  })
  .transform(({ interactive: { button_reply, list_reply, nfm_reply } }): Content => {
    const chosen = button_reply ?? list_reply;
    const text = chosen ? [chosen.title, chosen.description].filter(Boolean).join(": ") : nfm_reply?.body;
    return said(text || "Bir seçim yaptı.");
  });

const reaction = z.object({ reaction: z.object({ message_id: z.string(), emoji: z.string().nullish() }) }).transform(
  ({ reaction: { message_id, emoji } }): Content => ({
    ...nothing,
    text: emoji ? `Tepki verdi: ${emoji}` : "Tepkisini geri aldı.",
    opens: false,
    about: message_id,
  }),
);

const order = z
  .object({ order: z.object({ text: z.string().nullish(), product_items: z.array(z.unknown()).default([]) }) })
  .transform(
    ({ order: { text, product_items } }): Content =>
      said([`Sipariş gönderdi: ${product_items.length} ürün.`, text].filter(Boolean).join(" ")),
  );

const system = z
  .object({
    system: z.object({
      body: z.string().nullish(),
      wa_id: z.string().nullish(),
      new_wa_id: z.string().nullish(),
      user_id: z.string().nullish(),
    }),
  })
  .transform(
    ({ system: { body, ...ids } }): Content => ({
      ...nothing,
      text: body || "WhatsApp bilgisi değişti.",
      opens: false,
      alsoKnownAs: Object.values(ids).flatMap((id) => (id ? [id] : [])),
    }),
  );

/** WhatsApp itself cannot show it to us; staff can ask the citizen to write it. */
const unsupported = z.object({}).transform(() => said("Buradan okunamayan türde bir mesaj gönderdi."));

const TYPES = {
  text: z.object({ text: z.object({ body: z.string() }) }).transform(({ text }) => said(text.body)),
  image: media("image"),
  video: media("video"),
  audio: media("audio"),
  document: media("document"),
  sticker: media("sticker"),
  location,
  contacts,
  interactive,
  button: z.object({ button: z.object({ text: z.string() }) }).transform(({ button }) => said(button.text)),
  reaction,
  order,
  system,
  unsupported,
  unknown: unsupported,
} as const satisfies Record<string, z.ZodType<Content>>;

const isKnown = (type: string): type is keyof typeof TYPES => Object.hasOwn(TYPES, type);

/** Throws where the type is not one that we know, or the content is not of its shape. */
export function contentOf(type: string, message: unknown): Content {
  if (!isKnown(type)) throw new Error(`type ${type} is not known`);
  return TYPES[type].parse(message);
}
