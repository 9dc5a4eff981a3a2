import type { Change } from "@/server/domain/changes";
import type { WaitingOn } from "@/server/domain/request";
import { DAY_MS, MINUTE_MS } from "./clock";
import type { Course } from "./course";
import { DEPARTMENTS } from "./departments";
import { afterWork, answerAt, inOffice, triageAt } from "./duration";
import { ending } from "./endings";
import { at, type Random } from "./random";
import { AGENT_IDS, headOf, workersOf } from "./staff";
import type { Act, By } from "./story";
import { textsOf } from "./texts";

const RETURNS = [
  "Konu müdürlüğümüzün görev alanında değildir.",
  "Adres başka birimin sorumluluğunda, yeniden yönlendirilmesi gerekir.",
  "Bildirilen yer özel mülkiyet; ilgili birim incelemelidir.",
];
const NOTES = [
  "Ekip yerinde inceledi, malzeme listesi çıkarıldı.",
  "Vatandaş arandı, ulaşılamadı; yarın yeniden aranacak.",
  "Aynı sokakta iki iş daha var, birlikte yapılacak.",
  "Muhtar ile görüşüldü.",
  "Fotoğraf arşive eklendi.",
];

export function actsOf(course: Course, random: Random): Act[] {
  const { plan, basics, fate, children } = course;
  const adopted = children.map(
    (child, order): Act => ({
      at: at(plan.mergedAt, child) + order,
      by: random.pick(AGENT_IDS),
      change: { act: "adopt", mergedId: child + 1, count: 1 },
    }),
  );
  if (fate === "merged") return [merged(course, random)];
  if (fate === "new") return returned(course, random);
  const lastAdoption = Math.max(0, ...adopted.map((act) => act.at));
  if (fate === "assigned" || fate === "in_progress" || fate === "waiting") {
    return [...adopted, ...work(course, plan.now - MINUTE_MS, random), ...pending(course, random)];
  }
  const firstContact = atFirstContact(course, random);
  if (firstContact) return [{ at: basics.receivedAt, by: random.pick(AGENT_IDS), change: firstContact }];
  const end = endOf(course, lastAdoption, random);
  return [...adopted, ...ending(course, end, random, (until) => work(course, until, random))];
}

/** The moment of the answer: never before what was merged into it, never after now. */
function endOf({ plan, basics, fate }: Course, lastAdoption: number, random: Random): number {
  const early = fate === "referred" || fate === "withdrawn";
  const planned = early ? afterWork(basics.receivedAt, random.between(12, 500)) : answerAt(basics, random);
  const wanted = Math.max(planned, lastAdoption + random.between(15, 300) * MINUTE_MS);
  if (wanted < plan.now - MINUTE_MS) return wanted;
  const from = Math.max(basics.receivedAt, lastAdoption);
  return Math.floor(from + (plan.now - from) * (0.4 + random.next() * 0.5));
}

function atFirstContact({ basics, fate, children }: Course, random: Random): Change | null {
  const { leaf, channel } = basics;
  const asked = channel === "call_centre" || channel === "desk" || channel === "crm";
  if (!asked || fate !== "resolved" || leaf.parentSlug !== "bilgi" || children.length > 0 || leaf.mix !== "question")
    return null;
  if (!random.chance(leaf.slug === "bilgi-saat" || leaf.slug === "bilgi-sonuc" ? 0.85 : 0.4)) return null;
  return { act: "resolve", answer: random.pick(textsOf(leaf.parentSlug, leaf.slug).done) };
}

function merged({ plan, index }: Course, random: Random): Act {
  return {
    at: at(plan.mergedAt, index),
    by: random.pick(AGENT_IDS),
    change: { act: "merge", mainId: at(plan.main, index) + 1 },
  };
}

/** Some of what is new has been to a department that was not the right one. */
function returned({ plan, basics }: Course, random: Random): Act[] {
  const age = plan.now - basics.receivedAt;
  if (age < 90 * MINUTE_MS || !random.chance(0.12)) return [];
  const department = random.pick(DEPARTMENTS).id;
  return [
    {
      at: Math.floor(basics.receivedAt + age * 0.3),
      by: random.pick(AGENT_IDS),
      change: { act: "route", departmentId: department },
    },
    {
      at: Math.floor(basics.receivedAt + age * 0.7),
      by: random.pick(workersOf(department)),
      change: { act: "return", reason: random.pick(RETURNS) },
    },
  ];
}

/** From triage to a department's hands, all of it before `until`. */
function work(course: Course, until: number, random: Random): Act[] {
  const { basics, fate } = course;
  const { leaf, receivedAt } = basics;
  const acts: Act[] = [];
  const span = until - receivedAt;
  const agent = random.pick(AGENT_IDS);
  const triage = Math.min(triageAt(basics, random), Math.floor(receivedAt + span * 0.3));
  const department = leaf.departmentId;
  const crew = workersOf(department);
  const worker = random.pick(crew);
  const left = until - triage;
  const moment = (share: number, limit = until) => inOffice(Math.floor(triage + left * share), limit);
  if (random.chance(0.03))
    acts.push({
      at: triage,
      by: agent,
      change: { act: "prioritise", priority: random.chance(0.3) ? "urgent" : "high" },
    });
  if (leaf.mix !== "question" && left > DAY_MS && random.chance(0.035))
    acts.push(...detour(triage, left, agent, random));
  const routedAt = acts.length > 1 ? triage + Math.floor(left * 0.12) : triage;
  acts.push(route(course, routedAt, agent));
  const open = fate === "in_progress" || fate === "waiting";
  const assigned = random.chance(0.16);
  if (assigned) acts.push({ at: moment(0.2), by: headOf(department), change: { act: "assign", assigneeId: worker } });
  if (open || (fate !== "assigned" && leaf.mix !== "question" && random.chance(0.5))) {
    acts.push({ at: moment(0.35, moment(0.5)), by: worker, change: { act: "start", assigneeId: worker } });
    if (fate === "resolved" && left > 2 * DAY_MS && random.chance(0.09))
      acts.push(...pause(course, worker, moment, random));
  }
  if (left > DAY_MS && random.chance(0.03))
    acts.push({ at: moment(0.8), by: worker, change: { act: "note", text: random.pick(NOTES) } });
  return acts.map((act) => ({ ...act, at: Math.min(act.at, until - 1) }));
}

function route({ basics, categoryId }: Course, when: number, by: By): Act {
  const { leaf, standard } = basics;
  const facts = categoryId === leaf.id ? {} : { facts: { categoryId: leaf.id } };
  return { at: when, by, change: { act: "route", departmentId: leaf.departmentId, ...facts }, standard };
}

/** Given to the wrong department first, and given back. */
function detour(triage: number, left: number, agent: By, random: Random): Act[] {
  const wrong = random.pick(DEPARTMENTS).id;
  return [
    { at: triage, by: agent, change: { act: "route", departmentId: wrong } },
    {
      at: triage + Math.floor(left * 0.08),
      by: random.pick(workersOf(wrong)),
      change: { act: "return", reason: random.pick(RETURNS) },
    },
  ];
}

type Moment = (share: number, limit?: number) => number;

function pause({ basics }: Course, worker: number, moment: Moment, random: Random): Act[] {
  const { waits } = textsOf(basics.leaf.parentSlug, basics.leaf.slug);
  const from = moment(0.55);
  const to = moment(0.75);
  if (to - from < 30 * MINUTE_MS) return [];
  return [
    {
      at: from,
      by: worker,
      change: waitFor(random.pick(waits), to),
    },
    { at: to, by: random.chance(0.5) ? "system" : worker, change: { act: "resume" } },
  ];
}

const waitFor = ([waitingOn, waitingFor]: [WaitingOn, string], until: number): Change => ({
  act: "wait",
  waitingOn,
  waitingFor,
  until: new Date(until),
  reason: "other",
});

/** What waits now waits for something, until a day to come. */
function pending({ plan, basics, fate }: Course, random: Random): Act[] {
  if (fate !== "waiting") return [];
  const { waits } = textsOf(basics.leaf.parentSlug, basics.leaf.slug);
  const age = plan.now - basics.receivedAt;
  const since = inOffice(
    plan.now - Math.floor(Math.min(age * 0.35, 45 * DAY_MS) * (0.3 + random.next() * 0.6)),
    plan.now - MINUTE_MS,
  );
  const until = afterWork(plan.now, random.between(1, 12) * 540);
  return [
    {
      at: since,
      by: random.pick(workersOf(basics.leaf.departmentId)),
      change: waitFor(random.pick(waits), until),
    },
  ];
}
