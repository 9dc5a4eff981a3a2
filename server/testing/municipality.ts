import type { Db } from "@/server/db";
import type { Actor, StaffActor } from "@/server/domain/actor";
import type { Intake } from "@/server/domain/intake";
import { NOTICES } from "@/server/domain/notices";
import { type Context, createContext } from "@/server/services/context";
import { forgetMunicipality } from "@/server/services/settings/municipality";

/** A Monday morning in office hours. */
export const MONDAY = new Date("2026-01-19T08:00:00Z");

/** A small municipality with somebody in each role, for the tests of the verbs. */
export async function makeMunicipality(db: Db) {
  const [roads, parks, quick] = await Promise.all([
    db.department.create({ data: { slug: "fen-isleri", name: "Fen İşleri Müdürlüğü", shortName: "Fen İşleri" } }),
    db.department.create({
      data: { slug: "park-ve-bahceler", name: "Park ve Bahçeler Müdürlüğü", shortName: "Park ve Bahçeler" },
    }),
    db.department.create({
      data: { slug: "hizli-cozum", name: "Hızlı Çözüm Masası", shortName: "Hızlı Çözüm", isQuickDesk: true },
    }),
  ]);
  const izsu = await db.institution.create({ data: { slug: "izsu", name: "İZSU", phone: "185" } });
  const road = await db.category.create({
    data: {
      slug: "yol",
      name: "Yol",
      departmentId: roads.id,
      standardValue: 3,
      standardUnit: "working_days",
      keywords: [],
    },
  });
  const pothole = await db.category.create({
    data: {
      slug: "yol-cukur",
      name: "Çukur",
      parentId: road.id,
      departmentId: roads.id,
      standardValue: 3,
      standardUnit: "working_days",
      keywords: ["cukur", "asfalt"],
    },
  });
  const swing = await db.category.create({
    data: {
      slug: "park-oyun",
      name: "Oyun alanı",
      departmentId: parks.id,
      standardValue: 1,
      standardUnit: "working_days",
      keywords: ["salincak"],
    },
  });
  const atasehir = await db.neighbourhood.create({
    data: { slug: "atasehir", name: "Ataşehir", aliases: [], population: 28864 },
  });
  await db.setting.createMany({
    data: [
      {
        key: "municipality",
        value: {
          name: "Örnek Belediyesi",
          shortName: "Örnek Belediyesi",
          callCentre: "444 00 00",
          website: "ornek.bel.tr",
        },
      },
      { key: "sms_gateways", value: ["log"] },
      { key: "calendar", value: { opens: 480, closes: 1020, halfDayCloses: 780, halfDayCounts: false } },
    ],
  });
  await db.template.createMany({
    data: NOTICES.map((notice) => ({
      notice,
      locale: "tr",
      body: `${notice} {number} {link} {answer}{text}{theirNumber}`,
      updatedAt: MONDAY,
    })),
  });
  forgetMunicipality(db);
  const person = async (name: string, roles: StaffActor["roles"]): Promise<StaffActor> => {
    const staff = await db.staff.create({
      data: {
        email: `${name.replace(/\s/g, ".").toLowerCase()}@ornek.example`,
        name,
        passwordHash: "-",
        createdAt: MONDAY,
        roles: { create: [...roles] },
      },
    });
    return { kind: "staff", staffId: staff.id, name, roles };
  };
  return {
    roads,
    parks,
    quick,
    izsu,
    road,
    pothole,
    swing,
    atasehir,
    agent: await person("Ornek Personel 1", [{ role: "agent", departmentId: null }]),
    agent2: await person("Ornek Personel 2", [{ role: "agent", departmentId: null }]),
    manager: await person("Ornek Mudur 1", [{ role: "pr_manager", departmentId: null }]),
    head: await person("Ornek Mudur 2", [{ role: "department_head", departmentId: roads.id }]),
    worker: await person("Ornek Personel 12", [{ role: "department_staff", departmentId: roads.id }]),
    stranger: await person("Ornek Personel 30", [{ role: "department_head", departmentId: parks.id }]),
    mayor: await person("Ornek Baskanlik 1", [{ role: "mayor_office", departmentId: null }]),
    admin: await person("Ornek Yonetici 1", [{ role: "admin", departmentId: null }]),
  };
}
export type Cast = Awaited<ReturnType<typeof makeMunicipality>>;

/** Acting at a moment of the test's choosing; whoever is of the staff has just typed the password. */
export const as = (db: Db, actor: Actor, now: Date = MONDAY): Promise<Context> =>
  createContext(
    db,
    actor.kind === "staff" && !actor.key ? { session: { id: NO_SESSION, provedAt: now }, ...actor } : actor,
    now,
  );

const NO_SESSION = "00000000-0000-4000-8000-000000000000";

let count = 0;
/** A request as an agent records it; each has an external id of its own unless one is given. */
export const intake = (given: Partial<Intake> = {}): Intake => ({
  channel: "call_centre",
  externalId: `test-${++count}`,
  kind: "complaint",
  description: "Okulun önündeki çukur iyice büyüdü. Bir an önce yapılsın.",
  citizen: {
    name: `Örnek Vatandaş ${count}`,
    phone: `0500 000 ${String(1000 + count).slice(0, 2)} ${String(1000 + count).slice(2)}`,
  },
  ...given,
});
