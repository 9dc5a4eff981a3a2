import { expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { rebuildSums, verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { correctReceived } from "./correct-received";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);

it("moves what was counted by its day of import to CİMER's date, with sums and days, once", async () => {
  const brought = new Date("2026-01-02T08:00:00Z");
  const applied = new Date("2025-12-31T09:00:00Z");
  const { request } = await receive(
    await as(db, cast.agent, brought),
    intake({ channel: "cimer", externalId: "2500001", receivedAt: applied, departmentId: cast.roads.id }),
  );
  await record(await as(db, cast.head, new Date("2026-01-05T08:00:00Z")), {
    id: request.id,
    change: { act: "resolve", answer: "Yapıldı" },
  });
  const right = await db.request.findUniqueOrThrow({ where: { id: request.id } });
  // As it stood before a request had a moment of recording.
  await db.request.update({
    where: { id: request.id },
    data: { receivedAt: brought, recordedAt: null, answeredTenths: 10 },
  });
  await rebuildSums(db);

  const system = await as(db, SYSTEM, brought);
  const seen = await correctReceived(system, { correct: false });
  expect(seen).toEqual({
    requests: 1,
    moves: new Map([
      [2026, -1],
      [2025, 1],
    ]),
  });
  expect(await db.request.count({ where: { recordedAt: null } })).toBe(1);

  expect(await correctReceived(system, { correct: true })).toEqual(seen);
  expect(await db.request.findUniqueOrThrow({ where: { id: request.id } })).toMatchObject({
    receivedAt: applied,
    recordedAt: brought,
    answeredTenths: right.answeredTenths,
  });
  expect(await verifySums(db)).toEqual([]);
  expect((await correctReceived(system, { correct: true })).requests).toBe(0);
  await expect(correctReceived(await as(db, cast.admin), { correct: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
