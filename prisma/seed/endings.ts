import { DAY_MS, MINUTE_MS } from "./clock";
import type { Course } from "./course";
import { INSTITUTIONS } from "./departments";
import { afterWork, inOffice } from "./duration";
import { answerOf } from "./phrase";
import type { Random } from "./random";
import { AGENT_IDS, headOf, MANAGER_ID, workersOf } from "./staff";
import type { Act } from "./story";
import { textsOf } from "./texts";

const REFERRALS = [
  "Konu kurumunuzun görev alanındadır, gereği için iletilmiştir.",
  "Yapılan incelemede sorumluluğun kurumunuzda olduğu görülmüştür.",
  "Bilgi ve gereği rica olunur.",
];
const WITHDRAWALS = [
  "Vatandaş sorunun giderildiğini bildirdi.",
  "Vatandaş başvurusundan vazgeçti.",
  "Yanlışlıkla açılmış.",
];
const COMPLAINTS = [
  "Sorun devam ediyor, yeniden bakılmasını istiyorum.",
  "Geldiler ama tam yapılmadı.",
  "Aynı yer iki gün sonra yine bozuldu.",
];

/** How it ends at the moment `end`; `work` gives what a department did before. */
export function ending(course: Course, end: number, random: Random, work: (until: number) => Act[]): Act[] {
  const { basics, fate } = course;
  const { leaf, channel } = basics;
  const department = leaf.departmentId;
  const texts = textsOf(leaf.parentSlug, leaf.slug);
  switch (fate) {
    case "referred": {
      const institutionId = leaf.institutionId ?? random.pick(INSTITUTIONS).id;
      const change = {
        act: "refer",
        institutionId,
        ...(random.chance(0.6) ? { note: random.pick(REFERRALS) } : {}),
        ...(course.categoryId === null ? { facts: { categoryId: leaf.id } } : {}),
      } as const;
      const { standard } = basics;
      if (random.chance(0.8)) return [{ at: end, by: random.pick(AGENT_IDS), change, standard }];
      return [...work(end), { at: end, by: headOf(department), change, standard }];
    }
    case "declined": {
      const change = { act: "decline", reason: random.pick(texts.declines) } as const;
      if (random.chance(0.12)) return [{ at: end, by: MANAGER_ID, change }];
      return [...work(end), { at: end, by: headOf(department), change }];
    }
    case "withdrawn": {
      const change = { act: "withdraw", reason: random.pick(WITHDRAWALS) } as const;
      const by = channel === "web" && random.chance(0.6) ? "citizen" : random.pick(AGENT_IDS);
      return random.chance(0.5) ? [{ at: end, by, change }] : [...work(end), { at: end, by, change }];
    }
    default:
      return [...work(end), ...resolved(course, end, random)];
  }
}

function resolved(course: Course, end: number, random: Random): Act[] {
  const { plan, basics } = course;
  const { leaf } = basics;
  const texts = textsOf(leaf.parentSlug, leaf.slug);
  const worker = random.pick(workersOf(leaf.departmentId));
  const first: Act = { at: end, by: worker, change: { act: "resolve", answer: answerOf(texts, random) } };
  const said = inOffice(end + random.between(2, 90) * 60 * MINUTE_MS, Number.POSITIVE_INFINITY);
  if (leaf.mix === "question" || said > plan.now - 12 * DAY_MS) return [first];
  const chance = random.next();
  if (chance < 0.028)
    return [first, { at: said, by: "citizen", change: { act: "confirm", confirmation: "confirmed" } }];
  if (chance > 0.009 + 0.028) return [first];
  const why = random.pick(COMPLAINTS);
  const again = afterWork(said, random.between(100, 900));
  return [
    first,
    { at: said, by: "citizen", change: { act: "confirm", confirmation: "disputed", why } },
    { at: said + 1, by: "citizen", change: { act: "reopen", why } },
    { at: afterWork(said, 60), by: worker, change: { act: "start", assigneeId: worker } },
    { at: again, by: worker, change: { act: "resolve", answer: answerOf(texts, random) } },
  ];
}
