import { z } from "zod";
import { answerText } from "./changes";
import { CHANNELS } from "./channel";
import { CIMER_TYPES } from "./cimer/types";
import { detailSchema } from "./details";
import { readPhone } from "./phone";
import { KINDS } from "./request";
import { isTckn } from "./tckn";

const id = z.number().int().positive().max(2_147_483_647);
const short = (max: number) => z.string().trim().max(max, "tooLong");

/** A telephone as anybody writes it, read into E.164; an empty text is no telephone. */
export const phoneSchema = z
  .string()
  .trim()
  .transform((text, check) => {
    if (text === "") return null;
    const phone = readPhone(text);
    if (!phone) check.addIssue({ code: "custom", message: "phoneUnreadable" });
    return phone?.e164 ?? null;
  });

export const citizenSchema = z.object({
  id: id.optional(),
  name: short(120).nullish(),
  phone: phoneSchema.nullish(),
  email: z.union([z.literal(""), z.email("emailUnreadable")]).nullish(),
  tckn: z
    .string()
    .trim()
    .refine((text) => text === "" || isTckn(text), "tcknWrong")
    .nullish(),
  /** Who they are on the channel itself: a WhatsApp user. */
  identity: z.object({ externalId: z.string().min(1), displayName: z.string().nullish() }).nullish(),
});

/** What a text of ours holds; what a machine sends beyond it goes on among the details. */
export const LONGEST_DESCRIPTION = 8000;

/** A request as it arrives by any of the ten channels, before it has a number. */
export const intakeSchema = z.object({
  channel: z.enum(CHANNELS),
  /** The channel's own id of what arrived; whoever sends it again gets the same request. */
  externalId: z.string().min(1).max(200),
  kind: z.enum(KINDS).default("demand"),
  description: z.string().trim().min(3, "descriptionTooShort").max(LONGEST_DESCRIPTION, "tooLong"),
  categoryId: id.nullish(),
  neighbourhoodId: id.nullish(),
  street: short(120).nullish(),
  doorNo: short(20).nullish(),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
  citizen: citizenSchema.nullish(),
  identityWithheld: z.boolean().default(false),
  /** A signed petition at the desk, or a formal application by law 4982. */
  formal: z.boolean().default(false),
  /** When the citizen applied, where the channel says so: it is counted by that day, and the clock runs from it. Left out, it is now. */
  receivedAt: z.date().nullish(),
  /** CİMER only: its own type, and the deadline where it names one. */
  cimerType: z.enum(CIMER_TYPES).nullish(),
  dueAt: z.date().nullish(),
  /** Given to a department at once. */
  departmentId: id.nullish(),
  /** Answered at first contact. */
  answer: answerText.nullish(),
  callId: id.nullish(),
  /** Where what it is about stands: a post, a comment. */
  sourceUrl: z
    .union([z.literal(""), z.url({ protocol: /^https?$/, error: "linkUnreadable" }).max(500, "tooLong")])
    .nullish(),
  /** The post that it stands under in public, by the channel's id. */
  thread: z.string().min(1).max(200).nullish(),
  /** What came with it and could not be used, or stands in no field of its own. */
  details: z.array(detailSchema).default([]),
  /** Tokens of files that were uploaded before. */
  files: z.array(z.string().max(1000)).max(10).default([]),
});
export type Intake = z.input<typeof intakeSchema>;
