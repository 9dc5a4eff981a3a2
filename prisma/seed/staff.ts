import { DEPARTMENTS, departmentId } from "./departments";
import { at } from "./random";

type Role = "agent" | "pr_manager" | "department_head" | "department_staff" | "mayor_office" | "admin";

export type StaffRow = {
  id: number;
  name: string;
  email: string;
  title: string;
  roles: { role: Role; departmentId: number | null }[];
};

const AGENTS = 8;
const AGENT_TITLES = ["çağrı merkezi", "çağrı merkezi", "ön değerlendirme", "Halkla İlişkiler Masası"];

const person = (word: string, number: number, title: string, roles: StaffRow["roles"]): Omit<StaffRow, "id"> => ({
  name: `Örnek ${word} ${number}`,
  email: `ornek.${MAIL_WORDS[word] ?? "personel"}${number}@cigli.example`,
  title,
  roles,
});

const MAIL_WORDS: Record<string, string> = {
  Personel: "personel",
  Müdür: "mudur",
  Başkanlık: "baskanlik",
  Yönetici: "yonetici",
};

function everyone(): Omit<StaffRow, "id">[] {
  const agents = Array.from({ length: AGENTS }, (_, index) =>
    person("Personel", index + 1, at(AGENT_TITLES, index % AGENT_TITLES.length), [
      { role: "agent", departmentId: null },
    ]),
  );
  let number = AGENTS;
  const heads = DEPARTMENTS.map(({ id, slug, shortName }) =>
    person("Müdür", id, shortName, [
      ...(slug === "halkla-iliskiler" ? [{ role: "pr_manager" as const, departmentId: null }] : []),
      { role: "department_head", departmentId: id },
    ]),
  );
  const workers = DEPARTMENTS.flatMap(({ id, slug, workers: count, title }) =>
    Array.from({ length: count }, (_, index) => {
      number += 1;
      const shared = slug === "zabita" && index === count - 1;
      return person("Personel", number, title, [
        { role: "department_staff", departmentId: id },
        ...(shared ? [{ role: "department_staff" as const, departmentId: departmentId("ruhsat-denetim") }] : []),
      ]);
    }),
  );
  return [
    ...agents,
    ...heads,
    ...workers,
    person("Başkanlık", 1, "başkanlık makamı", [{ role: "mayor_office", departmentId: null }]),
    person("Yönetici", 1, "sistem yöneticisi", [{ role: "admin", departmentId: null }]),
  ];
}

export const STAFF: StaffRow[] = everyone().map((row, index) => ({ id: index + 1, ...row }));

const holding = (role: Role, department: number | null): number[] =>
  STAFF.filter(({ roles }) => roles.some((held) => held.role === role && held.departmentId === department)).map(
    ({ id }) => id,
  );

/** The telephones of the call centre, in the order of its agents. */
export const extensionOf = (agent: number): string => String(101 + agent);

export const AGENT_IDS = holding("agent", null);
export const MANAGER_ID = at(holding("pr_manager", null), 0);
const HEADS = new Map(DEPARTMENTS.map(({ id }) => [id, at(holding("department_head", id), 0)]));
const WORKERS = new Map(DEPARTMENTS.map(({ id }) => [id, holding("department_staff", id)]));

export const headOf = (department: number): number => HEADS.get(department) ?? MANAGER_ID;
export const workersOf = (department: number): number[] => WORKERS.get(department) ?? [];
