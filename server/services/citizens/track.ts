import { mayReopenAt } from "@/server/domain/decide";
import { requestNumber } from "@/server/domain/number";
import { isMobile } from "@/server/domain/phone";
import { withoutPeople } from "@/server/domain/redaction";
import type { RefusedFile } from "@/server/domain/refused-file";
import { isOpen, REOPEN_DAYS, type Status } from "@/server/domain/request";
import { DAY_MS } from "@/server/domain/time";
import { can } from "@/server/policies/can";
import { answerPhotoIds } from "../attachments/answer-photos";
import type { Context } from "../context";
import { type Proof, proofOf, requestOfCode } from "./own-request";
import { type PublicStep, publicStory, type StoryNames } from "./public-story";

/** A request as whoever only has the link sees it: what happens to it, and nothing about whose it is. */
export type TrackedRequest = {
  code: string;
  number: string;
  subject: string | null;
  neighbourhood: string | null;
  receivedAt: Date;
  /** How the matter stands: a merged request stands as the one it was merged into. */
  status: Exclude<Status, "merged">;
  /** The number of the request that it was merged into. */
  mergedInto: string | null;
  department: string | null;
  dueAt: Date;
  answeredAt: Date | null;
  late: boolean;
  paused: boolean;
  waitingFor: string | null;
  answer: string | null;
  institution: { name: string; phone: string | null } | null;
  photoIds: number[];
  /** Files of the citizen's that could not be taken. */
  refusedFiles: RefusedFile[];
  confirmed: boolean;
  steps: PublicStep[];
  /** We write an SMS when it is answered. */
  bySms: boolean;
  /** Whether the citizen wants to be written to; null where there is nobody to write to. */
  messages: "wanted" | "unwanted" | null;
  /** What the holder of the link may do; to withdraw or reopen always wants a proof, to confirm where there is one. */
  mayWithdraw: boolean;
  mayConfirm: boolean;
  mayDispute: boolean;
  disputeUntil: Date | null;
  asksFor: Proof;
};

const WITH_STORY = {
  citizen: { select: { name: true, phone: true, email: true, noSms: true } },
  events: { orderBy: { id: "asc" } },
} as const;

/** Throws NOT_FOUND `trackingCode` where there is none, TOO_MANY where a network named too many wrong ones. */
export async function track(ctx: Context, input: { code: string }): Promise<TrackedRequest> {
  const found = await requestOfCode(ctx, input.code, { ...WITH_STORY, mergedInto: { include: WITH_STORY } });
  const { mergedInto: main, ...own } = found;
  const there = own.status === "merged" && main ? main : own;
  const names = namesOf(ctx, [own.citizen, there.citizen]);
  const { municipality, actor, now } = ctx;
  const open = isOpen(there.status);
  const proof = proofOf(own.citizen);
  return {
    code: own.trackingCode,
    number: requestNumber(own.year, own.seq),
    subject: municipality.categories.find(({ id }) => id === own.categoryId)?.name ?? null,
    neighbourhood: municipality.neighbourhoods.find(({ id }) => id === own.neighbourhoodId)?.name ?? null,
    receivedAt: own.receivedAt,
    status: there.status === "merged" ? "new" : there.status,
    mergedInto: there === own ? null : requestNumber(there.year, there.seq),
    department: there.departmentId ? names.department(there.departmentId) : null,
    dueAt: there.dueAt,
    answeredAt: there.answeredAt,
    late: open && there.pausedAt === null && now > there.dueAt,
    paused: there.pausedAt !== null,
    waitingFor: open && there.waitingFor ? names.hide(there.waitingFor) : null,
    answer: there.answeredAt && there.answer ? names.hide(there.answer) : null,
    institution: there.institutionId ? names.institution(there.institutionId) : null,
    photoIds: await answerPhotoIds(ctx.db, own),
    refusedFiles: await refusedFilesOf(ctx, own.id, names.hide),
    confirmed: own.confirmation === "confirmed",
    steps: [
      ...publicStory(own.events, names),
      ...(there === own ? [] : publicStory(there.events, names, { main: true })),
    ].sort((one, other) => one.at.getTime() - other.at.getTime()),
    bySms: !own.identityWithheld && own.citizen?.noSms === false && isMobile(own.citizen.phone ?? ""),
    messages: own.citizen && !own.identityWithheld ? (own.citizen.noSms ? "unwanted" : "wanted") : null,
    mayWithdraw: proof !== null && can(actor, "withdraw", own),
    mayConfirm: can(actor, "confirm", own) && own.confirmation !== "confirmed",
    mayDispute: proof !== null && can(actor, "reopen", own) && mayReopenAt(own, now),
    disputeUntil: own.answeredAt && new Date(own.answeredAt.getTime() + REOPEN_DAYS * DAY_MS),
    asksFor: proof,
  };
}

/** A name may be a person's: whoever only has the link reads it as they read everything. */
async function refusedFilesOf({ db }: Context, requestId: number, hide: StoryNames["hide"]): Promise<RefusedFile[]> {
  const files = await db.attachment.findMany({
    where: { requestId, state: "refused", by: { not: "staff" } },
    orderBy: { id: "asc" },
    select: { name: true, error: true },
    take: 20,
  });
  return files.map(({ name, error }) => ({ name: hide(name), reason: error ?? "fileUnreadable" }));
}

const namesOf = ({ municipality }: Context, people: Parameters<typeof withoutPeople>[1]): StoryNames => ({
  department: (id) => municipality.departments.find((department) => department.id === id)?.name ?? null,
  institution: (id) => {
    const found = municipality.institutions.find((institution) => institution.id === id);
    return found ? { name: found.name, phone: found.phone } : null;
  },
  hide: (text) => withoutPeople(text, people),
});
