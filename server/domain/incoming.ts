import type { CallEvent } from "./call";
import type { ChatChannel } from "./channel";
import type { DeliveryReport } from "./delivery";

/** What a citizen sent on a channel, free of the vendor's shapes. */
export type MediaKind = "image" | "video" | "audio" | "document" | "sticker";

export type IncomingMedia = { id: string; kind: MediaKind; mime: string; filename: string | null };

export type IncomingMessage = {
  channel: ChatChannel;
  /** The vendor's id of the message: whoever brings it again brings nothing new. */
  externalId: string;
  /** By which ids the channel knows the sender, the preferred one first; the telephone in E.164 where the channel gives it. */
  from: { ids: readonly [string, ...string[]]; phone: string | null; name: string | null };
  at: Date;
  /** Empty where the citizen wrote no word. */
  text: string;
  media: readonly IncomingMedia[];
  location: { latitude: number; longitude: number; label: string | null } | null;
  /** The vendor's id of the message that this one answers. */
  replyTo: string | null;
  /** Whether it may open a request; a thumb up only joins one. */
  opens: boolean;
  /** Where it stands in public: a comment's page. Null for what was written to us alone, and where the vendor does not say. */
  url: string | null;
  /** The post that it stands under in public: whoever writes there again adds to what they asked there. Null for what was written to us alone. */
  thread: string | null;
  /** The vendor's id of something said before that says this now. */
  revises: string | null;
};

/** Something said before, by the vendor's id, that whoever said it took back. */
export type TakenBack = { channel: ChatChannel; of: string; at: Date };

/** An SMS that a citizen wrote back to the number that our messages come from. */
export type IncomingText = {
  /** Who brought it, as named in our outbox. */
  sender: string;
  /** The gateway's id of it: whoever brings it again brings nothing new. */
  externalId: string;
  /** E.164 */
  from: string;
  at: Date;
  text: string;
};

/** A vendor's payload as read: `problems` tells what in it could not be understood; the rest stands. */
export type Incoming = {
  messages: readonly IncomingMessage[];
  reports: readonly DeliveryReport[];
  takenBack?: readonly TakenBack[];
  texts?: readonly IncomingText[];
  /** Only a call centre's vendor brings any. */
  calls?: readonly CallEvent[];
  problems: readonly string[];
};

/** What a file without a name of its own is called. */
export const MEDIA_NAMES: Record<MediaKind, string> = {
  image: "Fotoğraf",
  video: "Video",
  audio: "Ses kaydı",
  document: "Belge",
  sticker: "Çıkartma",
};

/** The message in words, as a request's description and its timeline keep it: never shorter than three characters. */
export function wordsOf({ text, media, location }: Pick<IncomingMessage, "text" | "media" | "location">): string {
  const place = location ? `Konum gönderdi: ${placeOf(location)}` : "";
  const said = [text.trim(), place].filter(Boolean).join("\n");
  const words =
    said || [...new Set(media.map(({ kind }) => `${MEDIA_NAMES[kind]} gönderdi.`))].join(" ") || "Boş mesaj gönderdi.";
  return words.length < 3 ? `“${words}”` : words;
}

function placeOf({ latitude, longitude, label }: NonNullable<IncomingMessage["location"]>): string {
  const point = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
  return label ? `${label} (${point})` : point;
}
