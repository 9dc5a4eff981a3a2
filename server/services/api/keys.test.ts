import { expect, it } from "vitest";
import { ZodError } from "zod";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { issueKey } from "./keys";
import { keySchema } from "./schemas";

const key = (lastDay: string | null) =>
  keySchema.parse({
    name: "Örnek CRM",
    roles: [{ role: "agent", departmentId: null }],
    scopes: ["requests:read"],
    lastDay,
    networks: [],
    rate: 300,
  });

it("gives no key whose last day is over, and one for today", async () => {
  const { db } = await testDatabase();
  const { admin, agent } = await makeMunicipality(db);
  const ctx = await as(db, admin, MONDAY);
  const refused = await issueKey(ctx, key("2026-01-18")).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ZodError);
  expect(refused).toMatchObject({ issues: [{ path: ["lastDay"], message: "untilIsPast" }] });
  expect(await db.apiKey.count()).toBe(0);
  await issueKey(ctx, key("2026-01-19"));
  await issueKey(ctx, key(null));
  await expect(issueKey(await as(db, agent, MONDAY), key(null))).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await db.apiKey.count()).toBe(2);
});
