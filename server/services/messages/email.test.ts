import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { saveTemplate } from "../settings/templates";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const open = async () =>
  (
    await receive(
      await as(db, cast.agent),
      intake({ channel: "web", citizen: { name: "Örnek Vatandaş 5", email: "vatandas@ornek.example" } }),
    )
  ).request;
const mails = (requestId: number) =>
  db.message.findMany({ where: { requestId, medium: "email" }, orderBy: { id: "asc" } });

it("goes to nobody while no mail server is set up", async () => {
  expect(await mails((await open()).id)).toEqual([]);
});

it("tells a citizen who gave an address, under the subject of the notice", async () => {
  await makeConnection(db, "email", { host: "posta.ornek.example", from: "bilgi@ornek.example" });
  await saveTemplate(await as(db, cast.manager), {
    notice: "resolved",
    locale: "tr",
    body: "Sonuç: {number} {link}",
    subject: "Başvurunuz sonuçlandı: {number}",
  });
  const { id, seq } = await open();
  await record(await as(db, cast.manager), { id, change: { act: "resolve", answer: "Çukur kapatıldı." } });
  const number = `2026-${String(seq).padStart(6, "0")}`;
  expect(await mails(id)).toMatchObject([
    { notice: "received", address: "vatandas@ornek.example", subject: `Örnek Belediyesi: ${number}`, state: "queued" },
    { notice: "resolved", subject: `Başvurunuz sonuçlandı: ${number}`, body: expect.stringContaining("Sonuç: 2026-") },
  ]);
  expect(await db.message.count({ where: { requestId: id, medium: "sms" } })).toBe(0);
});
