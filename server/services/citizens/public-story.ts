import { z } from "zod";

/** One step of a request's way, as whoever holds the link may read it. What it carries are names of the municipality's own. */
const STEP_KINDS = [
  "received",
  "routed",
  "returned",
  "assigned",
  "started",
  "waiting",
  "resumed",
  "asked",
  "replied",
  "told",
  "photo",
  "resolved",
  "declined",
  "referred",
  "merged",
  "unmerged",
  "withdrawn",
  "extended",
  "lapsed",
  "reopened",
  "confirmed",
  "disputed",
  "handed",
  "handedNews",
  "handedClosed",
] as const;
type StepKind = (typeof STEP_KINDS)[number];

export type PublicStep = {
  id: number;
  kind: StepKind;
  at: Date;
  /** Department or institution. */
  name: string | null;
  phone: string | null;
  /** What staff wrote for the citizen to read. */
  text: string | null;
};

export type StoryEvent = { id: number; at: Date; act: string; actor: string; data: unknown };

export type StoryNames = {
  department: (id: number) => string | null;
  institution: (id: number) => { name: string; phone: string | null } | null;
  /** Takes out what may name a person. */
  hide: (text: string) => string;
};

const text = z.string().nullish();
const carried = z
  .object({
    departmentId: z.number().nullish(),
    institutionId: z.number().nullish(),
    assigneeId: z.number().nullish(),
    waitingFor: text,
    answer: text,
    reason: text,
    note: text,
    text,
    confirmation: text,
    how: text,
    step: text,
    number: text,
    mergedId: z.number().nullish(),
  })
  .catch({});
type Carried = z.infer<typeof carried>;

/** Acts that are the affair of the request they happened to, and of no other that was merged into it. */
const OWN_ONLY: readonly string[] = ["receive", "ask", "reply", "hear", "attach", "withdraw", "confirm"];

/**
 * The public events of a request, oldest first: no act that is the house's own, no word of the citizen, no name of staff.
 * `main`: the events are of the request that this one was merged into.
 */
export function publicStory(events: readonly StoryEvent[], names: StoryNames, { main = false } = {}): PublicStep[] {
  const steps: PublicStep[] = [];
  for (const event of events) {
    if (main && OWN_ONLY.includes(event.act)) continue;
    if (event.act === "recall") takeBack(steps);
    const step = stepOf(event, names);
    if (step && !says(steps, step)) steps.push(step);
  }
  return steps;
}

function stepOf({ id, at, act, actor, data }: StoryEvent, names: StoryNames): PublicStep | null {
  const given = carried.parse(data);
  const kind = kindOf(act, actor, given);
  if (!kind) return null;
  const institution = OUTSIDE.includes(kind) && given.institutionId ? names.institution(given.institutionId) : null;
  const department = kind === "routed" && given.departmentId ? names.department(given.departmentId) : null;
  const written = writtenFor(kind, given);
  return {
    id,
    kind,
    at,
    name: institution?.name ?? department,
    phone: institution?.phone ?? null,
    // A number that an institution gave is long enough to look like a person's.
    text: written && kind !== "handed" ? names.hide(written) : written,
  };
}

/** Steps that another institution took or is owed. */
const OUTSIDE: readonly StepKind[] = ["referred", "handed", "handedNews", "handedClosed"];

const HANDOVER_KIND: Record<string, StepKind> = { accepted: "handed", news: "handedNews", closed: "handedClosed" };

function kindOf(
  act: string,
  actor: string,
  { assigneeId, confirmation, how, step, mergedId }: Carried,
): StepKind | null {
  switch (act) {
    case "assign":
      return assigneeId ? "assigned" : null;
    case "attach":
      return actor === "citizen" ? "photo" : null;
    case "hear":
      // What another citizen said of the same matter is theirs.
      return how === "deleted" || mergedId ? null : "told";
    case "hand_over":
      return HANDOVER_KIND[step ?? ""] ?? null;
    case "confirm":
      return confirmation === "confirmed" ? "confirmed" : "disputed";
    default:
      return KIND[act] ?? null;
  }
}

const KIND: Record<string, StepKind> = {
  receive: "received",
  route: "routed",
  return: "returned",
  start: "started",
  wait: "waiting",
  resume: "resumed",
  ask: "asked",
  reply: "replied",
  resolve: "resolved",
  decline: "declined",
  refer: "referred",
  merge: "merged",
  unmerge: "unmerged",
  withdraw: "withdrawn",
  extend: "extended",
  lapse: "lapsed",
  reopen: "reopened",
};

/** Words of the citizen (why it was disputed, given up, reopened) are never among them. */
function writtenFor(kind: StepKind, given: Carried): string | null {
  switch (kind) {
    case "waiting":
      return given.waitingFor ?? null;
    case "resolved":
      return given.answer ?? null;
    case "declined":
    case "extended":
      return given.reason ?? null;
    case "referred":
      return given.note ?? null;
    case "handed":
      return given.number ?? null;
    case "asked":
    case "replied":
    case "handedNews":
    case "handedClosed":
      return given.text ?? null;
    default:
      return null;
  }
}

/** Undone by whoever did it within minutes: it never was. */
function takeBack(steps: PublicStep[]): void {
  const last = steps.findLastIndex(({ kind }) => kind === "routed");
  if (last >= 0) steps.splice(last, 1);
}

/** The story says so already: the same department again, another hand in the same team, one more photograph. */
function says(steps: readonly PublicStep[], { kind, name }: PublicStep): boolean {
  const last = steps.at(-1);
  if (kind === "routed") {
    const way = steps.findLast((step) => step.kind === "routed" || step.kind === "returned");
    return way?.kind === "routed" && way.name === name && last?.kind !== "reopened";
  }
  if (kind === "assigned") {
    const since = steps.slice(steps.findLastIndex((step) => step.kind === "routed" || step.kind === "reopened") + 1);
    return since.some((step) => step.kind === "assigned" || step.kind === "started");
  }
  return kind === last?.kind && (kind === "photo" || kind === "told");
}
