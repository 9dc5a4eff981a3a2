import { z } from "zod";
import { byHandle } from "@/server/domain/address";
import { type Channel, RECORDED_BY_STAFF, SOCIAL_MEDIA } from "@/server/domain/channel";
import type { Intake } from "@/server/domain/intake";
import { readPostLink } from "@/server/domain/post-link";
import { KINDS } from "@/server/domain/request";
import { startOfDay } from "@/server/domain/time";
import type { CitizenCard } from "@/server/services/citizens/by-phone";

/** What is typed while somebody speaks. Kept by the browser at every change, so that a call may end and nothing is lost. */
export const draftSchema = z.object({
  /** The request's external id: saved twice, it is one request. */
  id: z.string(),
  /** The call during which it is taken down. */
  callId: z.number().nullable(),
  channel: z.enum(RECORDED_BY_STAFF),
  phone: z.string(),
  citizenId: z.number().nullable(),
  /** The telephone is known, but somebody else speaks. */
  stranger: z.boolean(),
  name: z.string(),
  tckn: z.string(),
  description: z.string(),
  kind: z.enum(KINDS),
  /** Null while the suggestion stands. */
  categoryId: z.number().nullable(),
  departmentId: z.number().nullable(),
  neighbourhoodId: z.number().nullable(),
  street: z.string(),
  doorNo: z.string(),
  /** The place is the citizen's usual one. */
  fromCard: z.boolean(),
  identityWithheld: z.boolean(),
  formal: z.boolean(),
  answer: z.string(),
  /** The post or message on social media, or the number another system gave it. */
  reference: z.string(),
  /** CİMER's own day, as a date field has it; empty is today. */
  cimerDate: z.string().default(""),
  files: z.array(z.object({ token: z.string(), name: z.string(), pending: z.boolean().default(false) })),
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft = (id: string, given: Partial<Pick<Draft, "channel" | "phone" | "callId">> = {}): Draft => ({
  id,
  callId: null,
  channel: "call_centre",
  phone: "",
  citizenId: null,
  stranger: false,
  name: "",
  tckn: "",
  description: "",
  kind: "demand",
  categoryId: null,
  departmentId: null,
  neighbourhoodId: null,
  street: "",
  doorNo: "",
  fromCard: false,
  identityWithheld: false,
  formal: false,
  answer: "",
  reference: "",
  cimerDate: "",
  files: [],
  ...given,
});

/** Nothing was typed, and nobody's call is it for. */
export const isBlank = ({ callId, phone, name, description }: Draft): boolean =>
  callId === null && phone === "" && name === "" && description === "";

const NO_PLACE = { neighbourhoodId: null, street: "", doorNo: "", fromCard: false };

/** Takes name and usual place from the card; a place that was typed stays. */
export function withCard(draft: Draft, card: CitizenCard): Partial<Draft> {
  const typed = !draft.fromCard && (draft.neighbourhoodId !== null || draft.street !== "" || draft.doorNo !== "");
  const place = {
    neighbourhoodId: card.neighbourhoodId,
    street: card.street ?? "",
    doorNo: card.doorNo ?? "",
    fromCard: card.neighbourhoodId !== null || card.street !== null,
  };
  return { citizenId: card.id, stranger: false, name: card.name ?? "", ...(typed ? {} : place) };
}

/** Lets go of the card and of what came from it. */
export const withoutCard = (draft: Draft): Partial<Draft> => ({
  citizenId: null,
  ...(draft.citizenId === null ? {} : { name: "" }),
  ...(draft.fromCard ? NO_PLACE : {}),
});

/** The ten digits of a Turkish number, or as many as there are yet. */
export const nationalDigits = (phone: string): string => phone.replace(/\D/g, "").replace(/^(0090|90|0)/, "");

const WHOLE_NUMBER = 10;

/** Is the number complete, so that who it belongs to can be taken as meant? */
export const isWhole = (phone: string): boolean => nationalDigits(phone).length === WHOLE_NUMBER;

/** Channels whose request has a name of its own where it came from. */
const hasReference = (channel: Channel): boolean => !["call_centre", "desk", "crm"].includes(channel);

export const isSocial = (channel: Channel): boolean => (SOCIAL_MEDIA as readonly Channel[]).includes(channel);

/** A post's link, wherever it is pasted: the channel and the account are read from it. Null where it is none. */
export function withPost(draft: Draft, pasted: string): Partial<Draft> | null {
  const post = readPostLink(pasted);
  if (!post) return null;
  const name = draft.name === "" && draft.citizenId === null && post.handle ? `@${post.handle}` : draft.name;
  return { channel: post.channel, reference: post.url, name };
}

/** How it is to go on after it was saved. */
export type Onwards = { departmentId?: number | null; answer?: string | null };

/** The draft as the server takes it. A reference from elsewhere is its external id: the same post gives one request. */
export function intakeOf(draft: Draft, categoryId: number | null, onwards: Onwards): Intake {
  const person = draft.citizenId !== null || [draft.name, draft.phone, draft.tckn].some((text) => text.trim() !== "");
  const tckn = draft.channel === "desk" ? draft.tckn : "";
  const reference = hasReference(draft.channel) ? draft.reference.trim() : "";
  const post = isSocial(draft.channel) ? readPostLink(reference) : null;
  const handle = isSocial(draft.channel) && /^@[A-Za-z0-9._]+$/.test(draft.name.trim()) ? draft.name.trim() : null;
  return {
    channel: draft.channel,
    externalId: post?.key ?? (reference || `record:${draft.id}`),
    sourceUrl: isSocial(draft.channel) ? (post?.url ?? reference) : null,
    kind: draft.kind,
    description: draft.description,
    categoryId,
    neighbourhoodId: draft.neighbourhoodId,
    street: draft.street,
    doorNo: draft.doorNo,
    citizen: person
      ? {
          ...(draft.citizenId !== null ? { id: draft.citizenId } : {}),
          name: draft.name,
          phone: draft.phone,
          tckn,
          ...(handle ? { identity: { externalId: byHandle(handle), displayName: handle } } : {}),
        }
      : null,
    identityWithheld: draft.identityWithheld,
    receivedAt: draft.channel === "cimer" && draft.cimerDate !== "" ? startOfDay(draft.cimerDate) : null,
    formal: draft.formal && draft.channel === "desk",
    files: draft.files.map(({ token }) => token),
    departmentId: onwards.answer ? null : (onwards.departmentId ?? null),
    answer: onwards.answer ?? null,
    callId: draft.callId,
  };
}
