import type pg from "pg";
import type { Db } from "@/server/db";
import type { StaffActor } from "@/server/domain/actor";
import { type Opened, openingCall, openings } from "../e2e/burst/systems";
import type { Door } from "./doors";
import { intakeByHand } from "./floor/intake";

/** Other systems, which open requests themselves and are answered with the number; each with keys as an administrator issues them. */
export async function systemDoors(db: Db, pool: pg.Pool): Promise<Door[]> {
  const [{ createContext }, open311, { issueKey: issuePeerKey }, { issueKey: issueApiKey }] = await Promise.all([
    import("@/server/services/context"),
    import("@/server/services/open311/settings"),
    import("@/server/services/open311/keys"),
    import("@/server/services/api/keys"),
  ]);
  const ctx = await createContext(db, await administrator(db));
  await open311.saveOpen311(ctx, { ...open311.readOpen311(ctx), enabled: true });
  const crm = await issueApiKey(ctx, {
    name: "Örnek Sistem 1",
    roles: [{ role: "agent", departmentId: null }],
    scopes: ["requests:write"],
    lastDay: null,
    networks: [],
    rate: 10_000,
  });
  const him: string[] = [];
  for (let number = 1; number <= SENDERS; number += 1)
    him.push((await issuePeerKey(ctx, { name: `Örnek Kurum ${number}`, channel: "him" })).key);
  const categoryId: number = (await pool.query("SELECT id FROM category WHERE slug = 'park-oyun'")).rows[0].id;
  return [
    {
      name: "REST API",
      calls: openingCalls("crm", [crm.key]),
      byHand: (pool, { init }) =>
        intakeByHand(pool, {
          channel: "crm",
          categoryId,
          citizenId: null,
          call: { apiKeyId: crm.id, body: String(init.body) },
        }),
    },
    {
      name: "Open311",
      calls: openingCalls("him", him),
      byHand: (pool) => intakeByHand(pool, { channel: "him", categoryId, citizenId: null }),
    },
  ];
}

/** One of them may call 1,200 times in ten minutes. */
const SENDERS = 8;

const openingCalls =
  (by: Opened["by"], keys: readonly string[]): Door["calls"] =>
  (count) =>
    openings(by, count, `${by}-${Date.now()}`).map((one, index) => openingCall(one, keys[index % keys.length] ?? ""));

async function administrator(db: Db): Promise<StaffActor> {
  const { id, name } = await db.staff.findFirstOrThrow({ where: { roles: { some: { role: "admin" } }, active: true } });
  return { kind: "staff", staffId: id, name, roles: [{ role: "admin", departmentId: null }] };
}
