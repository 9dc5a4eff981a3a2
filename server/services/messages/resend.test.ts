import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { MessageState } from "@/server/domain/notices";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { resend } from "./resend";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

async function message(state: MessageState) {
  const { request } = await receive(await as(db, cast.agent), intake());
  const { id } = await db.message.findFirstOrThrow({ where: { requestId: request.id } });
  return db.message.update({ where: { id }, data: { state, nextAt: null } });
}
const agent = () => as(db, cast.agent);

it("puts a new message beside the old one, with who did it", async () => {
  const old = await message("failed");
  const { id } = await resend(await agent(), { id: old.id, mayBeTwice: false });
  expect(await db.message.findUnique({ where: { id } })).toMatchObject({
    state: "queued",
    requestId: old.requestId,
    notice: "received",
    address: old.address,
    body: old.body,
    parts: old.parts,
    onceKey: null,
    attempts: 0,
    nextAt: MONDAY,
  });
  expect(await db.message.findUnique({ where: { id: old.id } })).toMatchObject({ state: "failed" });
  expect(await db.auditEntry.findFirst({ where: { subject: `message:${old.id}` } })).toMatchObject({
    act: "message_resent",
    staffId: cast.agent.staffId,
    data: { newId: id, state: "failed" },
  });
});

describe("refuses", () => {
  it("those who do not write to citizens", async () => {
    const { id } = await message("failed");
    for (const actor of [cast.head, cast.worker, cast.mayor, cast.admin, { kind: "system" } as const])
      await expect(resend(await as(db, actor), { id, mayBeTwice: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it.each<MessageState>(["queued", "taken", "accepted", "delivered"])("one that is %s", async (state) => {
    const { id } = await message(state);
    await expect(resend(await agent(), { id, mayBeTwice: true })).rejects.toMatchObject({
      code: "WRONG_STATE",
      key: "messageNotResendable",
    });
  });

  it("an unknown one until the person says that it may arrive twice", async () => {
    const { id } = await message("unknown");
    await expect(resend(await agent(), { id, mayBeTwice: false })).rejects.toMatchObject({ key: "messageMayBeTwice" });
    await expect(resend(await agent(), { id, mayBeTwice: true })).resolves.toMatchObject({ id: expect.any(Number) });
  });

  it("a second press, also at the same moment", async () => {
    const { id, requestId } = await message("failed");
    const presses = await Promise.allSettled(
      [1, 2, 3].map(async () => resend(await agent(), { id, mayBeTwice: false })),
    );
    expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.message.count({ where: { requestId } })).toBe(2);
  });

  it("a citizen who asked not to be written to meanwhile", async () => {
    const { id, citizenId } = await message("failed");
    await db.citizen.update({ where: { id: citizenId ?? 0 }, data: { noSms: true } });
    await expect(resend(await agent(), { id, mayBeTwice: false })).rejects.toMatchObject({ key: "citizenUnreachable" });
  });

  it("what a citizen wrote to us, and what is not there", async () => {
    const { id } = await message("failed");
    await db.message.update({ where: { id }, data: { direction: "incoming" } });
    for (const missing of [id, 999_999])
      await expect(resend(await agent(), { id: missing, mayBeTwice: false })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });
});

it("goes by the gateway that the person chose, of those that the municipality uses", async () => {
  const { id } = await message("failed");
  await expect(resend(await agent(), { id, mayBeTwice: false, via: "nobody" })).rejects.toMatchObject({
    key: "gatewayUnknown",
  });
  const made = await resend(await agent(), { id, mayBeTwice: false, via: "log" });
  expect(await db.message.findUnique({ where: { id: made.id } })).toMatchObject({ via: "log", state: "queued" });
  const whatsapp = await message("failed");
  await db.message.update({ where: { id: whatsapp.id }, data: { medium: "whatsapp" } });
  await expect(resend(await agent(), { id: whatsapp.id, mayBeTwice: false, via: "log" })).rejects.toMatchObject({
    key: "gatewayUnknown",
  });
});

it("goes to the number the citizen has today", async () => {
  const { id, citizenId } = await message("failed");
  await db.citizen.update({ where: { id: citizenId ?? 0 }, data: { phone: "+905000007777" } });
  const made = await resend(await agent(), { id, mayBeTwice: false });
  expect(await db.message.findUnique({ where: { id: made.id } })).toMatchObject({ address: "+905000007777" });
});
