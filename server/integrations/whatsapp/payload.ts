import { z } from "zod";
import type { DeliveryReport, Outcome } from "@/server/domain/delivery";
import type { Incoming, IncomingMessage } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";
import { readPhone } from "@/server/domain/phone";
import { ourId } from "../our-id";
import { reader, readJson } from "../reading";
import { contentOf } from "./content";
import { failure } from "./errors";

/** Since 2026 a citizen may hide the telephone; then only this is given. */
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
const DIGITS = /^\d{6,15}$/;

const envelope = z.object({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
});

const contact = z.object({
  profile: z.object({ name: z.string().nullish() }).nullish(),
  wa_id: z.string().nullish(),
  user_id: z.string().nullish(),
});
type Contact = z.infer<typeof contact>;

const valueSchema = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(contact).default([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
});

const seconds = z.coerce
  .number()
  .int()
  .positive()
  .transform((count) => new Date(count * 1000));

const messageSchema = z.object({
  id: z.string().min(1).max(200),
  timestamp: seconds,
  type: z.string(),
  from: z.string().nullish(),
  from_user_id: z.string().nullish(),
  context: z.object({ id: z.string().nullish() }).nullish(),
});
type Message = z.infer<typeof messageSchema>;

const statusSchema = z.object({
  id: z.string().min(1),
  status: z.enum(["sent", "delivered", "read", "played", "failed"]),
  errors: z.array(z.object({ code: z.number() })).default([]),
  biz_opaque_callback_data: z.string().nullish(),
});

/** Everything in a body that is understood, and a line about everything that is not. Never throws. */
export function readPayload(raw: Uint8Array, phoneNumberId: string): Incoming {
  const { problems, each } = reader();
  const bodies = each("body", [raw], (bytes) => envelope.parse(readJson(bytes)));
  const changes = bodies.flatMap(({ entry }) => entry.flatMap((one) => one.changes));
  const values = each(
    "changes",
    changes.filter(({ field }) => field === "messages"),
    (change) => ours(valueSchema.parse(z.object({ value: z.unknown() }).parse(change).value), phoneNumberId),
  );
  return {
    messages: values.flatMap(({ contacts, messages }) =>
      each("messages", messages, (message) => readMessage(message, contacts)),
    ),
    reports: values.flatMap(({ statuses }) => each("statuses", statuses, readStatus)),
    problems,
  };
}

function ours(value: z.infer<typeof valueSchema>, phoneNumberId: string) {
  if (value.metadata.phone_number_id !== phoneNumberId) throw new Error("it is for another telephone number");
  return value;
}

function readMessage(raw: unknown, contacts: readonly Contact[]): IncomingMessage {
  const message = messageSchema.parse(raw);
  const { about, alsoKnownAs = [], ...content } = contentOf(message.type, raw);
  return {
    channel: "whatsapp",
    url: null,
    thread: null,
    revises: null,
    externalId: message.id,
    from: senderOf(message, contacts, alsoKnownAs),
    at: message.timestamp,
    replyTo: about ?? message.context?.id ?? null,
    ...content,
  };
}

/** The telephone where it is given, else the user id; both are kept, so that one who hides it later stays the same person. */
function senderOf(message: Message, contacts: readonly Contact[], also: readonly string[]): IncomingMessage["from"] {
  const { from, from_user_id } = message;
  const card =
    contacts.find(({ wa_id, user_id }) => (from && wa_id === from) || (from_user_id && user_id === from_user_id)) ??
    (contacts.length === 1 ? contacts[0] : undefined);
  const given = [from, card?.wa_id, ...also, from_user_id, card?.user_id].filter((id) => typeof id === "string");
  const [first, ...rest] = [...new Set([...given.filter(isWaId), ...given.filter(isUserId)])];
  if (first === undefined) throw new Error("it has no sender");
  return {
    ids: [first, ...rest],
    phone: from ? (readPhone(`+${from}`)?.e164 ?? null) : null,
    name: cut(card?.profile?.name?.trim() ?? "", 120) || null,
  };
}

const isWaId = (id: string): boolean => DIGITS.test(id);
const isUserId = (id: string): boolean => USER_ID.test(id);

function readStatus(raw: unknown): DeliveryReport {
  const { id, status, errors, biz_opaque_callback_data } = statusSchema.parse(raw);
  const outcomes: Record<typeof status, Outcome> = {
    sent: { kind: "accepted", vendorId: id },
    delivered: { kind: "delivered" },
    read: { kind: "delivered" },
    played: { kind: "delivered" },
    failed: failure(errors[0]?.code ?? null),
  };
  return { sender: "whatsapp", vendorId: id, messageId: ourId(biz_opaque_callback_data), outcome: outcomes[status] };
}
