import { randomBytes } from "node:crypto";
import { Logger } from "graphile-worker";
import sharp from "sharp";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { type Actor, NOBODY } from "@/server/domain/actor";
import { isInfected } from "@/server/files/clamd";
import { route } from "@/server/http/route";
import type { Receiver } from "@/server/integrations/contracts";
import { upload } from "@/server/services/attachments/upload";
import { apply } from "@/server/services/citizens/apply";
import { EMPTY_FORM } from "@/server/services/citizens/apply-form";
import { expectMedia } from "@/server/services/incoming/expect-media";
import { getRequest } from "@/server/services/requests/get";
import { receive } from "@/server/services/requests/receive";
import { caller, makeKey } from "@/server/testing/api";
import { testDatabase } from "@/server/testing/database";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { SAMPLE_SIGNATURE, startRealClamd } from "@/server/testing/real-clamd";
import { fetchMedia } from "./fetch-media";
import type { Tools } from "./job";

const MOST = 2 * 1024 * 1024;
const clamd = await startRealClamd({ most: MOST });
vi.stubEnv("CLAMAV_HOST", "127.0.0.1");
vi.stubEnv("CLAMAV_PORT", String(clamd.port));

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const api = caller(db, (await makeKey(db, cast)).key);
afterAll(() => clamd.stop());
beforeEach(async () => {
  await clamd.startAgain();
});

let shade = 0;
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: 90, g: 30, b: ++shade } } })
    .jpeg()
    .toBuffer();
const text = (given: string) => new TextEncoder().encode(given);
const pdf = (inside: string | Uint8Array) =>
  Buffer.concat([text("%PDF-1.4\n"), Buffer.from(inside), text("\n%%EOF\n")]);
const infected = () => pdf(`${SAMPLE_SIGNATURE} ${++shade}`);
/** Larger than this clamd looks at, and than what the system takes before anybody reads. */
const large = () => pdf(randomBytes(MOST * 4));
const uploads = async (bytes: Uint8Array) => upload(await as(db, NOBODY), { name: "foto.jpg", bytes });

it("lets through what is clean, refuses what our own signature finds, also behind a picture's last byte", async () => {
  expect((await uploads(await picture())).token).toMatch(/^\w/);
  await expect(uploads(infected())).rejects.toMatchObject({ code: "INVALID", key: "fileInfected" });
  const both = Buffer.concat([await picture(), text(SAMPLE_SIGNATURE)]);
  await expect(uploads(both)).rejects.toMatchObject({ code: "INVALID", key: "fileInfected" });
});

it("is asked by its socket as by its port", async () => {
  const at = { host: clamd.socket, port: 0, timeoutMs: 60_000 };
  expect(await isInfected(at, await picture())).toBe(false);
  expect(await isInfected(at, infected())).toBe(true);
});

it.each([
  ["is larger than it looks at", large, () => Promise.resolve()],
  ["came while it is down", picture, clamd.kill],
])("refuses for now what %s, and says so at every door", async (_, make, before) => {
  await before();
  const bytes = await make();
  const asked = new Request("http://localhost/api/attachments");
  const door = await route(async () => Response.json(await uploads(bytes)))(asked, { params: Promise.resolve({}) });
  expect([door.status, await door.json()]).toEqual([503, { key: "fileNotScanned", params: {} }]);
  const called = await api("POST", "/files?name=a.jpg", { raw: bytes });
  expect([called.status, await called.json()]).toEqual([503, expect.objectContaining({ code: "fileNotScanned" })]);
});

it("gives the citizen's form back as it was written, and takes it without the photograph", async () => {
  await clamd.kill();
  const web: Actor = { kind: "channel", channel: "web" };
  const typed = {
    ...EMPTY_FORM,
    formToken: crypto.randomUUID(),
    description: "Okulun önündeki çukur iyice büyüdü.",
    kind: "complaint",
    neighbourhoodId: String(cast.atasehir.id),
    contact: "anonymous",
    consent: "on",
  };
  const send = async (photos: { name: string; bytes: Uint8Array }[]) =>
    apply(await as(db, web), { typed, photos, kept: [], address: "198.51.100.7" });
  expect(await send([{ name: "çukur.jpg", bytes: await picture() }])).toEqual({
    problems: { photos: "fileNotScanned" },
    kept: [],
    refused: [{ name: "çukur.jpg", reason: "fileNotScanned" }],
  });
  expect(await send([])).toMatchObject({ code: expect.any(String) });
});

/** A request with one file of a chat still to be fetched, and the job that fetches it. */
async function waiting(bytes: Uint8Array) {
  const ctx = await as(db, cast.agent);
  const { request } = await receive(ctx, intake());
  const media = [
    { id: crypto.randomUUID(), kind: "document" as const, mime: "application/pdf", filename: "dilekçe.pdf" },
  ];
  await db.$transaction((tx) => expectMedia(ctx, tx, { requestId: request.id, vendor: "whatsapp", media }));
  const { id: attachmentId } = await db.attachment.findFirstOrThrow({ where: { requestId: request.id } });
  const receiver = { fetchMedia: async () => ({ kind: "bytes" as const, bytes }) };
  const tools: Tools = { db, senders: async () => [], receiverOf: async () => receiver as unknown as Receiver };
  const payload = { attachmentId };
  return {
    fetch: (lastAttempt = false) =>
      fetchMedia(tools, { logger: new Logger(() => () => undefined), payload, lastAttempt }).then(
        () => "done",
        () => "tried again",
      ),
    seen: async () => (await getRequest(ctx, request)).attachments.map(({ state, error }) => [state, error]),
  };
}

it("keeps waiting for a scanner that is killed while it looks, says so to staff, and loses nothing", async () => {
  const file = await waiting(pdf(randomBytes(MOST - 100)));
  clamd.hold();
  const fetching = file.fetch();
  await clamd.kill();
  expect(await fetching).toBe("tried again");
  expect(await file.seen()).toEqual([["waiting", "fileNotScanned"]]);
  await clamd.startAgain();
  expect(await file.fetch()).toBe("done");
  expect(await file.seen()).toEqual([["stored", null]]);
});

it("tells staff in the end why a file of a chat was not taken", async () => {
  const virus = await waiting(infected());
  expect(await virus.fetch()).toBe("done");
  expect(await virus.seen()).toEqual([["refused", "fileInfected"]]);
  const huge = await waiting(large());
  expect(await huge.fetch(true)).toBe("tried again");
  expect(await huge.seen()).toEqual([["refused", "fileNotScanned"]]);
});
