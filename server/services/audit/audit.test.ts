import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { exportAudit } from "./export";
import { AUDIT_PAGE, type AuditFilter, auditChoices, listAudit } from "./list";
import { staffSubject, writeAudit } from "./write";

const COUNT = 2500;

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const from = new Date("2025-12-31T20:00:00Z").getTime();
  await db.auditEntry.createMany({
    data: Array.from({ length: COUNT }, (_, n) => ({
      at: new Date(from + n * 60_000),
      staffId: n % 2 === 0 ? cast.agent.staffId : null,
      act: n % 2 === 0 ? "sign_in" : "sign_in_locked",
      subject: staffSubject(n % 2 === 0 ? cast.agent.staffId : null),
    })),
  });
});

const list = async (filter: AuditFilter = {}) => listAudit(await as(db, cast.admin), filter);
async function exported(filter: AuditFilter = {}): Promise<string> {
  let text = "";
  for await (const part of exportAudit(await as(db, cast.admin), filter)) text += part;
  return text;
}

describe("the list", () => {
  it("goes on where it ended, without a gap", async () => {
    const seen: number[] = [];
    let before: number | null | undefined;
    do {
      const page = await list(before ? { before } : {});
      expect(page.rows.length).toBe(Math.min(AUDIT_PAGE, COUNT - seen.length));
      seen.push(...page.rows.map(({ id }) => id));
      before = page.next;
    } while (before);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen).toHaveLength(COUNT);
  });

  it("is narrowed by act, person and Istanbul days", async () => {
    expect((await list({ act: "sign_in_locked" })).rows.every(({ by, of }) => by === null && of === null)).toBe(true);
    const own = (await list({ person: cast.agent.staffId })).rows;
    expect(own[0]).toMatchObject({ by: { id: cast.agent.staffId, name: cast.agent.name }, of: cast.agent.name });
    expect(own.every(({ act }) => act === "sign_in")).toBe(true);
    const day = (await exported({ from: "2026-01-01", to: "2026-01-01" })).trimEnd().split("\r\n").slice(1);
    expect(day).toHaveLength(24 * 60);
    expect(day.at(-1)).toContain("2026-01-01 00:00:00");
    expect(await auditChoices(await as(db, cast.admin))).toMatchObject({ acts: ["sign_in", "sign_in_locked"] });
  });
});

describe("the file", () => {
  it("has every row, a byte order mark and semicolons", async () => {
    const text = await exported();
    expect(text.startsWith("\uFEFFid;at;act;")).toBe(true);
    expect(text.trimEnd().split("\r\n")).toHaveLength(COUNT + 1);
  });

  it("carries no formula into a spreadsheet", async () => {
    const { id } = await db.staff.create({
      data: { name: '=HYPERLINK("x")', email: "ornek.formul@ornek.example", passwordHash: "-", createdAt: new Date() },
    });
    const entry = { at: new Date(), act: "staff_created" as const, subject: staffSubject(id) };
    await writeAudit(db, { ...entry, by: id, data: { note: 'a;b "c"' } });
    const [line] = (await exported({ person: id })).split("\r\n").slice(1);
    expect(line).toContain(`;"'=HYPERLINK(""x"")";staff:${id};`);
    expect(line).toContain(`;"{""note"":""a;b \\""c\\""""}"`);
  });
});

it("is for administrators", async () => {
  for (const actor of [cast.agent, cast.manager, cast.head, cast.mayor, NOBODY]) {
    await expect(listAudit(await as(db, actor), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(exportAudit(await as(db, actor), {}).next()).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});
