import { z } from "zod";
import { CHAT_CHANNELS, CORRECTABLE_CHANNELS } from "./channel";
import { DETAIL_FIELDS } from "./details";
import { answersSchema } from "./handover-answers";
import { CONFIRMATIONS, KINDS, PRIORITIES, WAITING_ON } from "./request";

/** What an act carries, as every door reads it. Texts are trimmed; an answer is what the citizen will read. */
const id = z.number().int().positive().max(2_147_483_647);
const text = (max: number) => z.string().trim().min(1, "required").max(max, "tooLong");

export const answerText = text(2000);
export const reasonText = text(1000);

export const factsSchema = z.object({
  /** Only the manager, and only of what a person recorded: a channel that brought a request itself is a fact. */
  channel: z.enum(CORRECTABLE_CHANNELS).optional(),
  kind: z.enum(KINDS).optional(),
  categoryId: id.nullable().optional(),
  neighbourhoodId: id.nullable().optional(),
  street: z.string().trim().max(120, "tooLong").nullable().optional(),
  doorNo: z.string().trim().max(20, "tooLong").nullable().optional(),
  summary: text(160).optional(),
  latitude: z.number().min(-90).max(90).nullable().optional(),
  longitude: z.number().min(-180).max(180).nullable().optional(),
});
export type Facts = z.infer<typeof factsSchema>;

/** What of a citizen is corrected by hand. */
export const CONTACT_FIELDS = ["name", "phone", "email"] as const;

/** What whoever sorts a request confirms by the same act: the suggested subject. */
const confirming = { facts: factsSchema.omit({ channel: true }).optional() };

/**
 * One person under two entries: `citizenId` is whose request it is from now on, `otherId` the other entry. `tie` names the tie, by
 * which it is undone; what went over with it are the accounts and, on wish of the other entry, that nobody writes.
 */
const tied = {
  tie: z.uuid(),
  citizenId: id,
  otherId: id,
  identityIds: z.array(id).max(200),
  silenced: z.boolean(),
};

export const changeSchema = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("route"),
    departmentId: id,
    note: z.string().trim().max(1000, "tooLong").optional(),
    ...confirming,
  }),
  z.object({ act: z.literal("recall") }),
  z.object({ act: z.literal("return"), reason: reasonText }),
  z.object({ act: z.literal("start"), assigneeId: id.optional() }),
  /** A fee notice sets its own date and what is waited for, by law 4982. */
  z.object({
    act: z.literal("wait"),
    waitingOn: z.enum(WAITING_ON).default("other"),
    waitingFor: text(200),
    until: z.date(),
    reason: z.enum(["other", "fee_notice"]).default("other"),
  }),
  z.object({ act: z.literal("resume") }),
  z.object({ act: z.literal("lapse") }),
  z.object({ act: z.literal("resolve"), answer: answerText, ...confirming }),
  z.object({ act: z.literal("decline"), reason: reasonText, ...confirming }),
  /** What the institution's own system asks for besides goes with it, and stands in no event. */
  z.object({
    act: z.literal("refer"),
    institutionId: id,
    note: z.string().trim().max(1000, "tooLong").optional(),
    answers: answersSchema.optional(),
    ...confirming,
  }),
  z.object({ act: z.literal("merge"), mainId: id }),
  z.object({ act: z.literal("unmerge") }),
  z.object({ act: z.literal("withdraw"), reason: z.string().trim().max(1000, "tooLong").optional() }),
  z.object({ act: z.literal("reopen"), why: reasonText }),
  z.object({ act: z.literal("note"), text: text(4000) }),
  z.object({ act: z.literal("ask"), text: text(1000) }),
  z.object({ act: z.literal("reply"), text: text(2000) }),
  z.object({
    act: z.literal("hear"),
    text: z.string().trim().max(8000, "tooLong"),
    medium: z.enum([...CHAT_CHANNELS, "sms", "web"]),
    /** What was said before, by the channel's id, and says this now or was taken back; or thanks for an answer, and no more. */
    how: z.enum(["edited", "deleted", "thanks"]).optional(),
    of: z.string().max(250).optional(),
    /** The form it was sent by and its words, as an idempotency key: sent again, it is recorded once. */
    once: z.string().max(100).optional(),
    /** Said on this request, which was merged into the one that stands here. */
    mergedId: id.optional(),
  }),
  z.object({ act: z.literal("reply_publicly") }),
  z.object({ act: z.literal("attach"), attachmentIds: z.array(id).min(1) }),
  z.object({ act: z.literal("assign"), assigneeId: id.nullable() }),
  z.object({ act: z.literal("correct"), facts: factsSchema }),
  z.object({ act: z.literal("prioritise"), priority: z.enum(PRIORITIES) }),
  z.object({ act: z.literal("extend"), reason: reasonText }),
  z.object({ act: z.literal("claim") }),
  z.object({ act: z.literal("release") }),
  z.object({ act: z.literal("take_over") }),
  /** A detail that could not be used was looked at. `facts`, `citizenId`: where what was put right stands from now on; neither is kept in the event. */
  z.object({
    act: z.literal("settle_detail"),
    detailId: id,
    field: z.enum(DETAIL_FIELDS),
    how: z.enum(["used", "dismissed"]),
    facts: factsSchema.optional(),
    citizenId: id.optional(),
  }),
  /** Which were wrong; what they say is in no event. */
  z.object({ act: z.literal("correct_citizen"), fields: z.array(z.enum(CONTACT_FIELDS)).min(1).max(3) }),
  z.object({ act: z.literal("anonymise") }),
  z.object({ act: z.literal("restrict") }),
  z.object({ act: z.literal("lift_restriction") }),
  z.object({ act: z.literal("enter_answer") }),
  z.object({ act: z.literal("unenter_answer") }),
  z.object({ act: z.literal("adopt"), mergedId: id, count: z.number().int().positive() }),
  z.object({ act: z.literal("orphan"), mergedId: id, count: z.number().int().positive() }),
  z.object({ act: z.literal("tie"), ...tied }),
  z.object({ act: z.literal("untie"), ...tied }),
  z.object({
    act: z.literal("confirm"),
    confirmation: z.enum(CONFIRMATIONS).exclude(["not_asked"]),
    why: z.string().trim().max(1000, "tooLong").optional(),
  }),
  z.object({
    act: z.literal("hand_over"),
    institutionId: id,
    /** They gave it a number; what they say of it is another; they are done with it, which is said once. */
    step: z.enum(["accepted", "news", "closed"]),
    status: z.enum(["open", "closed"]),
    number: z.string().max(200).nullable(),
    text: z.string().trim().max(4000).nullable(),
    /** Who wrote it in by hand, where no system told it. */
    staffId: id.nullable(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;

/** What a person may ask for by itself: the others are made by a verb that looks after the other side too. */
const OF_VERBS: readonly Change["act"][] = [
  "merge",
  "unmerge",
  "adopt",
  "orphan",
  "tie",
  "untie",
  "settle_detail",
  "correct_citizen",
  "anonymise",
  "restrict",
  "lift_restriction",
];
export const askedChangeSchema = changeSchema.refine(({ act }) => !OF_VERBS.includes(act), {
  path: ["act"],
  error: "invalid",
});
