import { z } from "zod";
import type { IncomingMedia, IncomingMessage } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";
import { type Around, type Said, type User, usersById } from "./envelope";

/** https://docs.x.com/x-api/activity/event-payloads#dm-received: the shape of the older Account Activity API. */
const created = z.object({
  type: z.string().optional(),
  id: z.string().min(1).max(200),
  created_timestamp: z.coerce.number().transform((ms) => new Date(ms)),
  message_create: z.object({
    sender_id: z.string().min(1),
    message_data: z.object({ text: z.string().default(""), attachment: z.unknown().optional() }),
  }),
});
const events = z.object({ direct_message_events: z.array(z.unknown()), users: usersById.optional() });

/** That of the API's second version: https://docs.x.com/x-api/direct-messages/lookup/introduction */
const second = z.object({
  id: z.string().min(1).max(200),
  sender_id: z.string().min(1),
  text: z.string().default(""),
  created_at: z.coerce.date(),
});

const attached = z.object({
  type: z.literal("media"),
  media: z.object({
    type: z.string(),
    media_url_https: z.string(),
    video_info: z
      .object({ variants: z.array(z.object({ url: z.string(), content_type: z.string().optional() })).default([]) })
      .optional(),
  }),
});
const placed = z.object({
  type: z.literal("location"),
  location: z.object({
    shared_coordinate: z.object({
      coordinates: z.object({
        coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
      }),
    }),
  }),
});

/** Messages to us; one that we sent ourselves is none. */
export function readDirect(payload: unknown, { ownId, users }: Around): Said {
  const several = events.safeParse(payload);
  if (!several.success) {
    const { sender_id, created_at, ...rest } = second.parse(payload);
    return { messages: sender_id === ownId ? [] : [message({ ...rest, from: sender_id, at: created_at }, users)] };
  }
  const people = [...users, ...(several.data.users ?? [])];
  return {
    messages: several.data.direct_message_events.flatMap((event) => {
      const { id, created_timestamp, message_create } = created.parse(event);
      const { sender_id, message_data } = message_create;
      if (sender_id === ownId) return [];
      const { text, attachment } = message_data;
      const given = { id, from: sender_id, at: created_timestamp, text };
      return [{ ...message(given, people), media: filesOf(attachment), location: placeOf(attachment) }];
    }),
  };
}

type Given = { id: string; from: string; at: Date; text: string };

const message = ({ id, from, at, text }: Given, users: readonly User[]): IncomingMessage => ({
  channel: "x",
  externalId: id,
  from: {
    ids: [from],
    phone: null,
    name: cut(users.find((user) => user.id === from)?.name?.trim() ?? "", 120) || null,
  },
  at,
  text,
  media: [],
  location: null,
  replyTo: null,
  revises: null,
  opens: true,
  url: null,
  thread: null,
});

function filesOf(attachment: unknown): IncomingMedia[] {
  const { data } = attached.safeParse(attachment);
  if (!data) return [];
  const { type, media_url_https, video_info } = data.media;
  const film = video_info?.variants.find(({ content_type }) => content_type === "video/mp4")?.url;
  return type === "photo" || !film
    ? [{ id: media_url_https, kind: "image", mime: "image/jpeg", filename: null }]
    : [{ id: film, kind: "video", mime: "video/mp4", filename: null }];
}

function placeOf(attachment: unknown): IncomingMessage["location"] {
  const { data } = placed.safeParse(attachment);
  if (!data) return null;
  const [longitude, latitude] = data.location.shared_coordinate.coordinates.coordinates;
  return { latitude, longitude, label: null };
}
