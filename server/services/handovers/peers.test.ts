import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { keepServices, listPeers, peerSchema, peerSettings, readPeer, savePeer } from "./peers";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const typed = (given = {}) =>
  peerSchema.parse({
    institutionId: cast.izsu.id,
    way: "open311",
    enabled: true,
    url: "https://311.ornek.example/v2",
    jurisdictionId: "",
    apiKey: "a-secret-key",
    defaultService: "006",
    sharesContact: false,
    sharesPhotos: true,
    subjects: [{ categoryId: cast.road.id, service: "007" }],
    ...given,
  });
const admin = () => as(db, cast.admin);
const its = () => ({ institutionId: cast.izsu.id });

it("is for administrators", async () => {
  const offered = { ok: true as const, format: "json" as const, services: [] };
  for (const actor of [cast.agent, cast.manager, cast.head, cast.mayor]) {
    const ctx = await as(db, actor);
    for (const act of [
      () => listPeers(ctx),
      () => readPeer(ctx, its()),
      () => savePeer(ctx, typed()),
      () => peerSettings(ctx, its()),
      () => keepServices(ctx, { ...its(), offered }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await db.peer.count()).toBe(0);
});

it("keeps the key where nobody reads it, and gives it to no other address", async () => {
  await savePeer(await admin(), typed());
  const shown = await readPeer(await admin(), its());
  expect(shown).toMatchObject({ hasKey: true, url: "https://311.ornek.example/v2", subjects: [{ service: "007" }] });
  expect(JSON.stringify(shown)).not.toContain("secret");
  const row = await db.peer.findFirstOrThrow();
  expect(Buffer.from(row.apiKey ?? []).toString("latin1")).not.toContain("secret");
  expect(await peerSettings(await admin(), its())).toMatchObject({ apiKey: "a-secret-key" });
  await savePeer(await admin(), typed({ apiKey: "", enabled: false }));
  expect(await peerSettings(await admin(), its())).toMatchObject({ apiKey: "a-secret-key" });
  await savePeer(await admin(), typed({ apiKey: "", url: "https://baska.ornek.example/v2" }));
  expect(await peerSettings(await admin(), its())).toMatchObject({ apiKey: null });
  const audit = await db.auditEntry.findMany({ where: { act: "save_peer" } });
  expect(JSON.stringify(audit)).not.toContain("secret");
});

it("is not switched on by halves, and knows only what is there", async () => {
  expect(() => typed({ url: "" })).toThrow(/required/);
  expect(() => typed({ url: "ftp://ornek.example" })).toThrow(/linkUnreadable/);
  expect(typed({ url: "", way: "file" })).toMatchObject({ way: "file" });
  const unknown = savePeer(await admin(), typed({ institutionId: 999_999 }));
  await expect(unknown).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(
    savePeer(await admin(), typed({ subjects: [{ categoryId: 999_999, service: "1" }] })),
  ).rejects.toMatchObject({ code: "INVALID" });
  await expect(readPeer(await admin(), { institutionId: 999_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("counts what was handed over by how it stands", async () => {
  expect(await listPeers(await admin())).toEqual([
    { institutionId: cast.izsu.id, way: "open311", enabled: true, handed: 0, open: 0, troubled: 0 },
  ]);
});
