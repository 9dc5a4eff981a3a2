import { z } from "zod";
import { type Channel, RECORDED_BY_STAFF } from "@/server/domain/channel";
import type { Intake } from "@/server/domain/intake";
import { KINDS } from "@/server/domain/request";

/** What is typed while somebody speaks. Kept by the browser at every change, so that a call may end and nothing is lost. */
export const draftSchema = z.object({
  /** The request's external id: saved twice, it is one request. */
  id: z.string(),
  channel: z.enum(RECORDED_BY_STAFF),
  phone: z.string(),
  citizenId: z.number().nullable(),
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
  fromCard: z.boolean(),
  identityWithheld: z.boolean(),
  formal: z.boolean(),
  answer: z.string(),
  /** The post or message on social media, or the number another system gave it. */
  reference: z.string(),
  files: z.array(z.object({ token: z.string(), name: z.string(), thumb: z.string() })),
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft = (id: string, channel: Draft["channel"] = "call_centre", phone = ""): Draft => ({
  id,
  channel,
  phone,
  citizenId: null,
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
  files: [],
});

/** Channels whose request has a name of its own where it came from. */
export const hasReference = (channel: Channel): boolean => !["call_centre", "desk", "crm"].includes(channel);

/** How it is to go on after it was saved. */
export type Onwards = { departmentId?: number | null; answer?: string | null; callId?: number | null };

/** The draft as the server takes it. A reference from elsewhere is its external id: the same post gives one request. */
export function intakeOf(draft: Draft, categoryId: number | null, onwards: Onwards): Intake {
  const person = draft.citizenId !== null || [draft.name, draft.phone, draft.tckn].some((text) => text.trim() !== "");
  return {
    channel: draft.channel,
    externalId:
      hasReference(draft.channel) && draft.reference.trim() !== "" ? draft.reference.trim() : `record:${draft.id}`,
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
          tckn: draft.tckn,
        }
      : null,
    identityWithheld: draft.identityWithheld,
    formal: draft.formal && draft.channel === "desk",
    files: draft.files.map(({ token }) => token),
    departmentId: onwards.answer ? null : (onwards.departmentId ?? null),
    answer: onwards.answer ?? null,
    callId: onwards.callId ?? null,
  };
}
