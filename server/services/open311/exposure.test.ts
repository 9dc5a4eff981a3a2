import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { CHANNELS } from "@/server/domain/channel";
import { exposureOf } from "@/server/domain/open311/exposure";
import { readQuery } from "@/server/domain/open311/query";
import { KINDS } from "@/server/domain/request";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { issueKey, listKeys, revokeKey } from "./keys";
import { listRequests } from "./requests";
import { readOpen311, saveOpen311 } from "./settings";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

it("asks the database the same as the rule", async () => {
  const agent = await as(db, cast.agent);
  const { request: first } = await receive(agent, intake({ categoryId: cast.pothole.id }));
  const { id, seq, trackingCode, ...same } = await db.request.findUniqueOrThrow({ where: { id: first.id } });
  const cases = CHANNELS.flatMap((channel) =>
    KINDS.flatMap((kind) =>
      (["none", "petition"] as const).flatMap((legalClass) =>
        [true, false].flatMap((identityWithheld) =>
          [cast.pothole.id, cast.swing.id, null].map((categoryId) => ({
            channel,
            kind,
            legalClass,
            identityWithheld,
            categoryId,
          })),
        ),
      ),
    ),
  );
  await db.request.createMany({
    data: cases.map((given, index) => ({
      ...same,
      ...given,
      seq: index + 10,
      trackingCode: `CASE${String(index).padStart(4, "0")}`,
      externalId: `case-${index}`,
    })),
  });
  await db.request.delete({ where: { id } }).catch(() => undefined);
  const query = readQuery(new URLSearchParams(), MONDAY);
  const told = await listRequests(await as(db, { kind: "channel", channel: "him" }), { key: null }, query);
  const shown = told.map(({ service_request_id }) => Number(service_request_id.split("-")[1]) - 10);
  const visible = cases.flatMap((given, index) =>
    exposureOf(given, new Set([cast.pothole.id])) === "hidden" ? [] : [index],
  );
  expect(shown.filter((index) => index >= 0).sort((a, b) => a - b)).toEqual(visible);
});

it("is opened, and its keys made, by administrators only", async () => {
  const typed = { enabled: true, jurisdictionId: "", contact: "", publicSubjects: [] };
  for (const actor of [cast.agent, cast.manager, cast.head, cast.mayor]) {
    const ctx = await as(db, actor);
    await expect(saveOpen311(ctx, typed)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(issueKey(ctx, { name: "Örnek Kurum", channel: "him" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(revokeKey(ctx, { id: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listKeys(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(() => readOpen311(ctx)).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  }
  await expect(saveOpen311(await as(db, cast.admin), { ...typed, publicSubjects: [999_999] })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("keeps of a key only what it is known by again", async () => {
  const admin = await as(db, cast.admin);
  const { id, key } = await issueKey(admin, { name: "Örnek Kurum", channel: "him" });
  const row = await db.peerKey.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(key.slice(6, -4));
  expect(await listKeys(admin)).toMatchObject([{ id, hint: key.slice(-4), createdBy: "Ornek Yonetici 1" }]);
  await revokeKey(admin, { id });
  await expect(revokeKey(admin, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const audit = await db.auditEntry.findMany({ where: { subject: { startsWith: "peer_key" } } });
  expect(audit.map(({ act }) => act).sort()).toEqual(["issue_peer_key", "revoke_peer_key"]);
  expect(JSON.stringify(audit)).not.toContain(key.slice(6));
});
