import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { requestNumber } from "@/server/domain/number";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { exportHandovers, importHandovers, listFileInstitutions } from "./file";
import { peerSchema, savePeer } from "./peers";

let db: Db;
let cast: Cast;
const its = () => ({ institutionId: cast.izsu.id });
const agent = () => as(db, cast.agent);

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const given = { ...its(), way: "file", enabled: true, url: "", jurisdictionId: "", apiKey: "", defaultService: "" };
  const shares = { sharesContact: true, sharesPhotos: false, subjects: [] };
  await savePeer(await as(db, cast.admin), peerSchema.parse({ ...given, ...shares }));
});

async function refer(given = {}) {
  const { request } = await receive(await agent(), intake({ categoryId: cast.pothole.id, ...given }));
  await record(await agent(), { id: request.id, change: { act: "refer", institutionId: cast.izsu.id } });
  return { id: request.id, number: requestNumber(request.year, request.seq) };
}
const said = (line: number, number: string, theirNumber: string, status: "open" | "closed", notes = "") => ({
  line,
  number,
  theirNumber,
  status,
  notes,
});
const handed = (id: number) => db.handover.findFirstOrThrow({ where: { requestId: id }, orderBy: { id: "desc" } });
const notices = async (requestId: number) =>
  (await db.message.findMany({ where: { requestId, medium: "sms" }, orderBy: { id: "asc" } })).map(
    ({ notice }) => notice,
  );

it("goes out with what the institution may see, and comes back row by row, however often", async () => {
  const [first, second, withheld] = [await refer(), await refer(), await refer({ identityWithheld: true })];
  expect(await listFileInstitutions(await agent())).toEqual([{ ...its(), queued: 3, given: 0 }]);
  const rows = await exportHandovers(await agent(), its());
  expect(rows.map(({ number, name }) => [number, name !== ""])).toEqual([
    [first.number, true],
    [second.number, true],
    [withheld.number, false],
  ]);
  expect(await listFileInstitutions(await agent())).toEqual([{ ...its(), queued: 0, given: 3 }]);

  const file = {
    said: [
      said(2, first.number, "77", "open", "Sırada"),
      said(3, "2026-999999", "78", "open"),
      said(4, second.number, "79", "closed", "Onarıldı."),
    ],
    problems: [{ line: 5, number: "x", key: "numberUnknown", value: "x" }],
  };
  const once = await importHandovers(await agent(), { ...its(), file });
  expect(once).toMatchObject({ rows: 4, changed: 2, same: 0 });
  expect(once.problems.map(({ line, key }) => [line, key])).toEqual([
    [3, "numberUnknown"],
    [5, "numberUnknown"],
  ]);
  expect(await handed(first.id)).toMatchObject({ state: "accepted", number: "77", theirNotes: "Sırada" });
  expect(await handed(second.id)).toMatchObject({ state: "closed", number: "79" });
  expect(await notices(second.id)).toEqual(["received", "referred", "handed", "handed_closed"]);
  expect(await importHandovers(await agent(), { ...its(), file })).toMatchObject({ changed: 0, same: 2 });
  expect(await notices(second.id)).toHaveLength(4);
  const again = await exportHandovers(await agent(), its());
  expect(again.map(({ number, theirNumber, status }) => [number, theirNumber, status])).toEqual([
    [first.number, "77", "open"],
    [withheld.number, "", ""],
  ]);
});

it("is for public relations, and for institutions that have no server", async () => {
  const file = { said: [], problems: [] };
  for (const actor of [cast.head, cast.worker, cast.mayor, cast.admin]) {
    const ctx = await as(db, actor);
    await expect(listFileInstitutions(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(exportHandovers(ctx, its())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(importHandovers(ctx, { ...its(), file })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  const other = await db.institution.create({ data: { slug: "eshot", name: "ESHOT" } });
  await expect(exportHandovers(await agent(), { institutionId: other.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
