import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startReceiver } from "../testing/webhook-receiver";
import { post } from "./post";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const HOUSE = ["127.0.0.0/8"];
const body = JSON.stringify({ type: "webhook.test", timestamp: "2026-01-19T08:00:00.000Z", data: { word: "ışık" } });

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
});
beforeEach(() => {
  receiver.knows(SECRET);
  receiver.behave({ does: "take" });
});
afterAll(() => receiver.stop());

const send = (given: { url?: string; secrets?: string[]; networks?: string[]; now?: Date } = {}) =>
  post(
    { messageId: "msg_1", url: given.url ?? receiver.url, secrets: given.secrets ?? [SECRET], body },
    given.networks ?? HOUSE,
    given.now ?? new Date(),
  );

it("is taken by a receiver that verifies strictly", async () => {
  expect(await send()).toMatchObject({ status: 204, error: null });
  expect(receiver.taken.at(-1)).toMatchObject({ id: "msg_1", body: { data: { word: "ışık" } } });
});

it("is refused where another secret signed, or the moment is long past", async () => {
  expect(await send({ secrets: ["whsec_b3RoZXI="] })).toMatchObject({ status: 400, error: "status" });
  expect(await send({ now: new Date("2026-01-19T08:00:00Z") })).toMatchObject({ status: 400 });
  expect(receiver.refused).toEqual(["webhook-signature", "webhook-timestamp"]);
});

it.each([
  [
    { does: "answer", status: 503, headers: { "retry-after": "120" } },
    { status: 503, error: "status", retryAfter: 120 },
  ],
  [
    { does: "answer", status: 410 },
    { status: 410, error: "gone" },
  ],
  [
    { does: "answer", status: 302, headers: { location: "http://169.254.169.254/" } },
    { status: 302, error: "redirect" },
  ],
  [{ does: "break" }, { status: null, error: "connection" }],
] as const)("tells what a receiver does: %j", async (behaviour, told) => {
  receiver.behave(behaviour);
  expect(await send()).toMatchObject(told);
});

it("calls nothing of the house that is not listed, by address or by name", async () => {
  const before = receiver.taken.length + receiver.refused.length;
  const { port } = new URL(receiver.url);
  for (const url of [receiver.url, `http://localhost:${port}/hook`, "http://169.254.169.254/latest", "http://[::1]/"])
    expect(await send({ url, networks: [] })).toMatchObject({ status: null, error: "private" });
  expect(await send({ url: `http://localhost:${port}/hook` })).toMatchObject({ status: 204 });
  expect(receiver.taken.length + receiver.refused.length).toBe(before + 1);
});

it("says that a name leads nowhere, or that nobody listens", async () => {
  expect((await send({ url: "https://nobody.invalid/" })).error).toBe("name");
  expect((await send({ url: "http://127.0.0.1:1/" })).error).toBe("connection");
  expect((await send({ url: receiver.url.replace("http:", "https:") })).status).toBeNull();
});
