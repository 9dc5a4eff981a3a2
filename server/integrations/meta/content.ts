import { z } from "zod";
import type { IncomingMedia, IncomingMessage, MediaKind } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";
import { id, link } from "./envelope";

const attachment = z.object({
  type: z.string(),
  title: z.string().nullish(),
  url: link.optional(),
  payload: z
    .object({
      url: link.optional(),
      title: z.string().nullish(),
      sticker_id: id.nullish(),
      coordinates: z
        .object({ lat: z.coerce.number().min(-90).max(90), long: z.coerce.number().min(-180).max(180) })
        .nullish(),
    })
    .nullish(),
});
type Attachment = z.infer<typeof attachment>;

/** https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages */
export const message = z.object({
  mid: id,
  text: z.string().default(""),
  is_echo: z.boolean().default(false),
  is_deleted: z.boolean().default(false),
  is_unsupported: z.boolean().default(false),
  metadata: z.string().nullish(),
  attachments: z.array(attachment).default([]),
  reply_to: z
    .object({ mid: id.nullish(), story: z.object({ url: link.optional(), id: id.nullish() }).nullish() })
    .nullish(),
});

export type Content = Pick<IncomingMessage, "text" | "media" | "location" | "replyTo">;

const FILES: Record<string, { kind: MediaKind; mime: string }> = {
  image: { kind: "image", mime: "image/jpeg" },
  video: { kind: "video", mime: "video/mp4" },
  audio: { kind: "audio", mime: "audio/mpeg" },
  file: { kind: "document", mime: "application/octet-stream" },
  sticker: { kind: "sticker", mime: "image/png" },
  story_mention: { kind: "image", mime: "image/jpeg" },
};

/** What of it is put into words: a story or a post of somebody, a link, what Meta itself cannot show to us. */
const WORDS: Record<string, string> = {
  story_mention: "Hikâyesinde belediyeden söz etti.",
  share: "Bir gönderi paylaştı:",
  fallback: "Bir bağlantı paylaştı:",
  template: "Bir kart paylaştı:",
  reel: "Bir video paylaştı:",
  ig_reel: "Bir video paylaştı:",
  post: "Bir gönderi paylaştı:",
  ig_post: "Bir gönderi paylaştı:",
  ig_story: "Bir hikâye paylaştı:",
  ephemeral: "Buradan okunamayan türde bir mesaj gönderdi.",
  appointment_booking: "Randevu isteği gönderdi.",
  unsupported_type: "Buradan okunamayan türde bir mesaj gönderdi.",
};

/** Throws where an attachment is of a type that we do not know: its words are then not taken by halves. */
export function contentOf(given: z.infer<typeof message>): Content {
  const all = stickersOnce(given.attachments);
  const words = all.flatMap(inWords);
  const unsupported = given.is_unsupported && all.length === 0 && given.text === "" ? WORDS.unsupported_type : "";
  const story = given.reply_to?.story ? "Hikâyemize yanıt verdi:" : "";
  return {
    text: [story, given.text, ...words, unsupported].filter(Boolean).join("\n"),
    media: all.flatMap(file),
    location: all.map(place).find((one) => one !== null) ?? null,
    replyTo: given.reply_to?.mid ?? null,
  };
}

/** Until August 2026 a sticker comes as an image besides. */
function stickersOnce(all: readonly Attachment[]): Attachment[] {
  const sticker = all.some(({ type }) => type === "sticker");
  return all.flatMap((one) => {
    if (!one.payload?.sticker_id || one.type === "sticker") return [one];
    return sticker ? [] : [{ ...one, type: "sticker" }];
  });
}

function file({ type, payload, url }: Attachment): IncomingMedia[] {
  const known = Object.hasOwn(FILES, type) ? FILES[type] : undefined;
  const at = payload?.url ?? url;
  return known && at ? [{ id: at, ...known, filename: null }] : [];
}

function inWords({ type, payload, title, url }: Attachment): string[] {
  const words = Object.hasOwn(WORDS, type) ? WORDS[type] : undefined;
  if (words)
    return [[words, payload?.title ?? title, type in FILES ? null : (payload?.url ?? url)].filter(Boolean).join(" ")];
  if (type !== "location" && !Object.hasOwn(FILES, type)) throw new Error(`type ${type} is not known`);
  return [];
}

function place({ type, title, payload }: Attachment): IncomingMessage["location"] {
  if (type !== "location" || !payload?.coordinates) return null;
  const { lat, long } = payload.coordinates;
  return { latitude: lat, longitude: long, label: cut(payload.title ?? title ?? "", 300) || null };
}
