import { expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { connections } from "@/server/routers/connections";
import { handovers } from "@/server/routers/handovers";
import { createContext } from "@/server/services/context";
import { peerSchema, savePeer } from "@/server/services/handovers/peers";
import { forgetInstallation, installationOf, readRow, writeRow } from "@/server/services/installation/installation";
import { replayOne, sendTest } from "@/server/services/webhooks/replay";
import { subscribe } from "@/server/services/webhooks/subscriptions";
import { makeKey } from "@/server/testing/api";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);

/** As if the database were restored somewhere else. */
async function becomeCopy(): Promise<void> {
  await installationOf(await createContext(db, SYSTEM));
  const row = await readRow(db);
  if (row) await writeRow(db, { ...row, original: { ...row.original, database: "1" } });
  forgetInstallation(db);
}

it("refuses an administrator's own trials on a copy in words, and leaves nothing of them behind", async () => {
  const admin = await as(db, cast.admin);
  await makeConnection(db, "netgsm-sms", { user: "u", password: "p", header: "ORNEK", url: "http://127.0.0.1:9" });
  const peer = { institutionId: cast.izsu.id, way: "open311", enabled: true, url: "http://127.0.0.1:9/v2" };
  const shares = { sharesContact: false, sharesPhotos: false, subjects: [] };
  await savePeer(
    admin,
    peerSchema.parse({ ...peer, ...shares, jurisdictionId: "", apiKey: "", defaultService: "001" }),
  );
  const key = await makeKey(db, cast);
  const { id } = await subscribe(admin, { apiKeyId: key.id, url: "https://alici.example/hook", events: [] });
  const trials: [string, () => Promise<unknown>][] = [
    ["the check of a connection", () => connections.createCaller(admin).check({ vendor: "netgsm-sms" })],
    [
      "the check of an institution's system",
      () => handovers.createCaller(admin).fetchServices({ institutionId: cast.izsu.id }),
    ],
    ["a test delivery", () => sendTest(admin, { id })],
  ];
  // The original tries: nobody listens there, and that is what it is answered.
  for (const [name, attempt] of trials.slice(0, 2)) expect(await attempt(), name).toMatchObject({ ok: false });
  await sendTest(admin, { id });
  const [delivery] = await db.webhookDelivery.findMany();

  await becomeCopy();
  for (const [name, attempt] of [...trials, ["a replay", () => replayOne(admin, { id: delivery?.id ?? 0 })] as const])
    await expect(attempt(), name).rejects.toThrow("installationSilent");
  expect(await db.webhookDelivery.count()).toBe(1);
});
