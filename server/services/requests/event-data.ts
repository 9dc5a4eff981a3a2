import type { Change, Facts } from "@/server/domain/changes";
import { cut } from "@/server/domain/odd-text";
import type { Request } from "@/server/domain/request";
import type { Municipality } from "../settings/municipality";

/** What an event keeps of a change: what it carried, and for corrected facts what stood there before. */
export function eventData(before: Request, after: Request, change: Change): Record<string, unknown> {
  switch (change.act) {
    case "route":
      return {
        departmentId: change.departmentId,
        fromDepartmentId: before.departmentId,
        note: change.note ?? null,
        facts: corrected(before, change.facts),
      };
    case "return":
      return { departmentId: before.departmentId, reason: change.reason };
    case "start":
    case "assign":
      return { assigneeId: after.assigneeId };
    case "wait":
      return {
        waitingOn: after.waitingOn,
        waitingFor: change.waitingFor,
        until: after.waitingUntil?.toISOString() ?? null,
        reason: change.reason,
      };
    case "extend":
      return { reason: change.reason, dueAt: after.dueAt.toISOString(), fromDueAt: before.dueAt.toISOString() };
    case "correct":
      return { facts: corrected(before, change.facts) };
    case "prioritise":
      return { from: before.priority, priority: change.priority };
    case "resolve":
      return { answer: change.answer, facts: corrected(before, change.facts) };
    case "decline":
      return { reason: change.reason, facts: corrected(before, change.facts) };
    case "refer":
      return {
        institutionId: change.institutionId,
        note: change.note ?? null,
        facts: corrected(before, change.facts),
      };
    case "settle_detail":
      return { detailId: change.detailId, field: change.field, how: change.how };
    case "tie":
    case "untie": {
      const { act, ...carried } = change;
      return { ...carried, moved: before.citizenId !== after.citizenId };
    }
    default: {
      const { act, ...carried } = change;
      return carried;
    }
  }
}

function corrected(before: Request, facts: Facts = {}): Record<string, { from: unknown; to: unknown }> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, to]) => {
      const from = before[name as keyof Request];
      return to === undefined || to === from ? [] : [[name, { from, to }]];
    }),
  );
}

/** What the texts to the citizen may name besides number and link. */
export function answerValues(
  municipality: Municipality,
  request: Request,
  change: Change,
): Record<string, string | null> {
  const department = municipality.departments.find(({ id }) => id === request.departmentId);
  const institutionId = "institutionId" in change ? change.institutionId : request.institutionId;
  const institution = municipality.institutions.find(({ id }) => id === institutionId);
  return {
    answer: request.answer,
    text: "text" in change ? short(change) : change.act === "extend" ? change.reason : null,
    department: department?.name ?? null,
    institution: institution?.name ?? null,
    institutionPhone: institution?.phone ?? null,
    theirNumber: change.act === "hand_over" ? change.number : null,
  };
}

/** What we write is held to a length when it is typed; another institution's words are cut, the page behind the link has them whole. */
const LONGEST = 240;

const short = ({ act, text }: Extract<Change, { text: string | null }>): string | null =>
  act === "hand_over" && text && text.length > LONGEST ? `${cut(text, LONGEST).replace(/\s+\S*$/, "")}…` : text;
