import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { NO_FILTER } from "@/server/domain/filters";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { citizensByPhone } from "../citizens/by-phone";
import { verifySums } from "../reports/sums";
import { getRequest } from "./get";
import { listRequests } from "./list";
import { receive } from "./receive";
import { receiveAll } from "./receive-all";
import { settleDetail } from "./settle-detail";

let db: Db;
let cast: Cast;
let turn = 0;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const crm: Actor = { kind: "channel", channel: "crm" };
const fresh = (given: object) => ({
  ...intake({ channel: "crm", externalId: `detail-${++turn}` }),
  ...given,
});
const take = async (given: object) => (await receive(await as(db, crm), fresh(given))).request;
const detailsOf = async (requestId: number) =>
  (await db.requestDetail.findMany({ where: { requestId }, orderBy: { id: "asc" } })).map(
    ({ field, reason, state, raw, value }) => [field, reason, state, raw, value],
  );

const TWO = "0532 000 50 01 / 0232 000 50 01";

describe("a fault in what is optional never costs the request", () => {
  it.each<[string, object, unknown[][]]>([
    [
      "a second telephone",
      { citizen: { phone: TWO } },
      [["phone", "phoneOther", "kept", "0 232 000 50 01", "+902320005001"]],
    ],
    [
      "an extension",
      { citizen: { phone: "0232 329 00 00 dahili 12" } },
      [["phone", "phoneExtension", "kept", "0232 329 00 00 dahili 12", null]],
    ],
    [
      "whose telephone it is",
      { citizen: { phone: "0532-000-50-07 (eşi)" } },
      [["phone", "phoneRemark", "kept", "0532-000-50-07 (eşi)", null]],
    ],
    [
      "a foreign number without +",
      { citizen: { phone: "49 151 23456789" } },
      [["phone", "phoneUnreadable", "waiting", "49 151 23456789", null]],
    ],
    [
      "a number that is not a text",
      { citizen: { phone: 5320005001, name: 7 } },
      [["name", "nameUnreadable", "waiting", "7", null]],
    ],
    [
      "an e-mail that is none",
      { citizen: { email: "ornek at ornek" } },
      [["email", "emailUnreadable", "waiting", "ornek at ornek", null]],
    ],
    [
      "two addresses of e-mail",
      { citizen: { email: "mailto:a@ornek.example; b@ornek.example" } },
      [["email", "emailOther", "kept", "b@ornek.example", null]],
    ],
    [
      "a name that is too long",
      { citizen: { name: "Ö".repeat(121) } },
      [["name", "tooLong", "waiting", "Ö".repeat(121), null]],
    ],
    [
      "a street that is too long",
      { street: "a".repeat(121) },
      [["street", "tooLong", "waiting", "a".repeat(121), null]],
    ],
    ["half a point", { latitude: 38.5, longitude: "27" }, [["place", "placeUnreadable", "waiting", "38.5, 27", null]]],
    ["a kind that is none", { kind: "wish" }, [["kind", "kindUnreadable", "waiting", "wish", null]]],
    [
      "a subject that is none",
      { categoryId: 999_999 },
      [["category", "categoryUnreadable", "waiting", "999999", null]],
    ],
    [
      "a link that is none",
      { sourceUrl: "ftp://a" },
      [["sourceUrl", "sourceUrlUnreadable", "waiting", "ftp://a", null]],
    ],
    ["nothing said", { citizen: { phone: "-", email: "yok", name: " " } }, []],
  ])("%s", async (_, given, details) => {
    const request = await take(given);
    expect(await detailsOf(request.id)).toEqual(details);
    expect(request.waitingDetails).toBe(details.filter(([, , state]) => state === "waiting").length);
  });

  it("nor does one in a file's row beside others", async () => {
    const rows = [fresh({ citizen: { phone: "12" } }), fresh({}), fresh({ citizen: { phone: TWO } })];
    const opened = await receiveAll(await as(db, crm), rows);
    const details = await Promise.all(opened.map((one) => (one.ok ? detailsOf(one.request.id) : null)));
    expect(details.map((all) => all?.map(([, reason]) => reason))).toEqual([["phoneUnreadable"], [], ["phoneOther"]]);
  });

  it("keeps an identity number that is none encrypted, and shows its end", async () => {
    const { id, year, seq } = await take({ citizen: { tckn: "10000000147" } });
    expect(await detailsOf(id)).toEqual([["tckn", "tcknWrong", "waiting", "", null]]);
    const { details } = await getRequest(await as(db, cast.agent), { year, seq });
    expect(details).toMatchObject([{ raw: "•••••••••47", cipher: null }]);
  });

  it("keeps every word of a text that is too long", async () => {
    const text = Array.from({ length: 1500 }, (_, word) => `kelime${word}`).join(" ");
    const { id, description } = await take({ description: text });
    expect(description.length).toBeLessThanOrEqual(8000);
    const [[, reason, state, rest] = []] = await detailsOf(id);
    expect([reason, state]).toEqual(["textGoesOn", "kept"]);
    expect(`${description.replace(/ …$/, " ")}${rest}`).toBe(text);
  });

  it("asks a person who is there what no one can read, and keeps the rest", async () => {
    const agent = await as(db, cast.agent);
    await expect(receive(agent, intake({ citizen: { phone: "0 532 00" } }))).rejects.toMatchObject({
      fields: { "citizen.phone": "phoneUnreadable" },
    });
    const { request } = await receive(agent, intake({ citizen: { phone: TWO } }));
    expect(await detailsOf(request.id)).toHaveLength(1);
  });
});

describe("what waits", () => {
  const waiting = (phone = "49 151 23456789") => take({ citizen: { name: "Örnek Vatandaş 14", phone } });
  const agent = () => as(db, cast.agent);
  const detailOf = async (id: number) => (await db.requestDetail.findFirstOrThrow({ where: { requestId: id } })).id;

  it("is found in the list, and shown as it was given to those who work with citizens alone", async () => {
    const { id, year, seq } = await waiting();
    const { rows } = await listRequests(await agent(), { ...NO_FILTER, details: "waiting" }, 200);
    expect(rows.find((row) => row.id === id)).toMatchObject({ waitingDetails: 1 });
    expect(rows.every((row) => row.waitingDetails > 0)).toBe(true);
    expect((await getRequest(await agent(), { year, seq })).details).toMatchObject([{ raw: "49 151 23456789" }]);
    const masked = (await getRequest(await as(db, cast.mayor), { year, seq })).details;
    expect(masked).toMatchObject([{ field: "phone", raw: null }]);
  });

  it("is nobody's where identity is withheld", async () => {
    const { year, seq } = await take({ identityWithheld: true, citizen: { phone: "12" } });
    expect((await getRequest(await agent(), { year, seq })).details).toMatchObject([{ raw: null }]);
  });

  it("is put right, and the person has it from then on", async () => {
    const { id } = await waiting();
    const detailId = await detailOf(id);
    const ctx = await agent();
    await expect(settleDetail(ctx, { id, detailId, how: "used", value: "12" })).rejects.toMatchObject({
      fields: { value: "phoneUnreadable" },
    });
    const after = await settleDetail(ctx, { id, detailId, how: "used", value: "+49 151 23456789" });
    expect(after).toMatchObject({ waitingDetails: 0, version: 2 });
    const { citizen } = await db.request.findUniqueOrThrow({ where: { id }, include: { citizen: true } });
    expect(citizen?.phone).toBe("+4915123456789");
    const event = await db.requestEvent.findFirstOrThrow({ where: { requestId: id }, orderBy: { id: "desc" } });
    expect(event).toMatchObject({ act: "settle_detail", data: { detailId, field: "phone", how: "used" } });
    await expect(settleDetail(ctx, { id, detailId, how: "dismissed" })).rejects.toMatchObject({ key: "detailSettled" });
    expect(await verifySums(db)).toEqual([]);
  });

  it("becomes a person where nobody was known", async () => {
    const { id } = await take({ citizen: { phone: "12" } });
    const detailId = await detailOf(id);
    await settleDetail(await agent(), { id, detailId, how: "used", value: "0532 000 50 21" });
    const { citizen } = await db.request.findUniqueOrThrow({ where: { id }, include: { citizen: true } });
    expect(citizen?.phone).toBe("+905320005021");
  });

  it("may be dismissed, and stays as it was given", async () => {
    const { id } = await waiting("komşuma sorun");
    await settleDetail(await agent(), { id, detailId: await detailOf(id), how: "dismissed" });
    expect(await detailsOf(id)).toEqual([["phone", "phoneUnreadable", "dismissed", "komşuma sorun", null]]);
  });

  it.each([
    ["mayor", "FORBIDDEN"],
    ["head", "NOT_FOUND"],
    ["admin", "NOT_FOUND"],
  ] as const)("is not settled by %s", async (who, code) => {
    const { id } = await waiting();
    const settling = settleDetail(await as(db, cast[who]), { id, detailId: await detailOf(id), how: "dismissed" });
    await expect(settling).rejects.toMatchObject({ code });
  });
});

it("is found by every telephone that was given", async () => {
  const request = await take({ citizen: { name: "Örnek Vatandaş 31", phone: "0532 000 50 31 / 0232 000 50 31" } });
  const agent = await as(db, cast.agent);
  for (const q of ["0532 000 50 31", "0232 000 50 31"])
    expect((await listRequests(agent, { ...NO_FILTER, q })).rows.map(({ id }) => id)).toEqual([request.id]);
  const byPhone = (digits: string) => citizensByPhone(agent, { digits });
  expect(await byPhone("0532 000 50 31")).toMatchObject([{ phone: "0 5•• ••• •• 31", own: true }]);
  expect(await byPhone("02320005031")).toMatchObject([
    { name: "Örnek Vatandaş 31", phone: "0 5•• ••• •• 31", own: false },
  ]);
  // A part of a number finds nobody: numbers could be tried out by it.
  for (const part of ["532000", "0532 000 50 3", "+90532000503"]) expect(await byPhone(part)).toEqual([]);
});
