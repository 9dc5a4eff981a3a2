import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { under } from "@/server/domain/address";
import { startXApi } from "@/server/testing/x-api";
import { x, xReceiver, xSender } from ".";

const KEYS = {
  userId: "1111111111111111111",
  consumerKey: "key",
  consumerSecret: "consumer & secret",
  accessToken: "1111111111111111111-token",
  accessTokenSecret: "token'(secret)!",
};
let api: Awaited<ReturnType<typeof startXApi>>;
const settings = (given: object = {}) => ({ ...KEYS, apiUrl: api.url, ...given });
const MESSAGE = { id: 7, address: "2222222222222222222", body: "Başvurunuz alındı: 2026-000014" };
const send = (message: object = {}, given: object = {}) => xSender(settings(given)).send({ ...MESSAGE, ...message });

beforeAll(async () => {
  api = await startXApi(KEYS);
});
afterAll(() => api.stop());
beforeEach(() => {
  api.taken.length = 0;
  api.behave({ does: "accept" });
});

it("sends a direct message, signed in the account's name", async () => {
  expect(await send()).toEqual({ kind: "accepted", vendorId: "208076590152853501" });
  expect(await send()).toMatchObject({ kind: "accepted" });
  expect(api.taken[0]).toEqual({
    path: "/2/dm_conversations/with/2222222222222222222/messages",
    body: { text: MESSAGE.body },
  });
});

it("answers in public under a post", async () => {
  expect(await send({ address: under("2080765813578191303") })).toMatchObject({ kind: "accepted" });
  expect(api.taken).toMatchObject([
    { path: "/2/tweets", body: { reply: { in_reply_to_tweet_id: "2080765813578191303" } } },
  ]);
});

const problem = (type: string, detail: string) => ({ type, title: "Forbidden", detail });
it.each([
  [
    403,
    problem("about:blank", "You cannot send messages to this user."),
    { kind: "refused", reason: "takesNoMessages" },
  ],
  [
    403,
    problem("about:blank", "You are not allowed to create a Tweet with duplicate content."),
    { kind: "refused", reason: "repeated" },
  ],
  [403, problem("https://api.twitter.com/2/problems/client-forbidden", "-"), { kind: "retry", reason: "account" }],
  [403, problem("https://api.twitter.com/2/problems/usage-capped", "-"), { kind: "retry", reason: "account" }],
  [401, problem("about:blank", "Unauthorized"), { kind: "retry", reason: "account" }],
  [
    404,
    problem("https://api.twitter.com/2/problems/resource-not-found", "-"),
    { kind: "refused", reason: "undeliverable" },
  ],
  [400, problem("https://api.twitter.com/2/problems/invalid-request", "-"), { kind: "refused", reason: "vendor:400" }],
  [503, "busy", { kind: "retry", reason: "vendorDown" }],
])("understands %i %j", async (status, body, outcome) => {
  api.behave({ does: "answer", status, body });
  expect(await send()).toEqual(outcome);
});

it("waits until the moment that X names, by X's own clock", async () => {
  const headers = { date: "Mon, 19 Jan 2026 08:00:00 GMT", "x-rate-limit-reset": String(1768809600 + 600) };
  api.behave({ does: "answer", status: 429, body: problem("about:blank", "Too Many Requests"), headers });
  expect(await send()).toEqual({ kind: "retry", reason: "rateLimited", afterSeconds: 600 });
});

it("keeps a message for later while the keys are wrong, and does not know one without an answer", async () => {
  expect(await send({}, { accessTokenSecret: "old" })).toEqual({ kind: "retry", reason: "account" });
  api.behave({ does: "break" });
  expect(await send()).toEqual({ kind: "unknown", reason: "noAnswer" });
});

it("tells whose the keys are", async () => {
  expect(await x.check?.(settings())).toEqual({ ok: true });
  expect(await x.check?.(settings({ userId: "9" }))).toEqual({ ok: false, reason: "otherAccount" });
  expect(await x.check?.(settings({ consumerSecret: "old" }))).toEqual({ ok: false, reason: "auth" });
});

describe("fetches a file", () => {
  it("that is shown only to whoever says who they are, and from nowhere else", async () => {
    api.files.set("/1.1/ton/data/dm/1.jpg", new Uint8Array([1, 2, 3]));
    const fetched = async (url: string) => xReceiver(settings()).fetchMedia?.(url);
    expect(await fetched(`${api.url}/1.1/ton/data/dm/1.jpg?size=large&a=1`)).toEqual({
      kind: "bytes",
      bytes: Buffer.from([1, 2, 3]),
    });
    expect(await fetched("https://ornek.example/1.jpg")).toEqual({ kind: "gone", reason: "mediaElsewhere" });
  });
});
