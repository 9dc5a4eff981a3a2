import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toComment, under } from "@/server/domain/address";
import type { IncomingMessage } from "@/server/domain/incoming";
import { graphError, startMessenger } from "@/server/testing/messenger";
import { meta, metaReceiver, metaSenders } from ".";

const ACCOUNTS = { pageId: "100000000000001", pageToken: "sample-token", instagramId: "17840000000000001" };
let graph: Awaited<ReturnType<typeof startMessenger>>;
const settings = (given: object = {}) => ({
  verifyToken: "",
  appSecret: "",
  humanAgent: "no" as const,
  ...ACCOUNTS,
  graphUrl: graph.url,
  ...given,
});
const MESSAGE = { id: 7, address: "7000000000000014", body: "Başvurunuz alındı." };
async function send(message: object = {}, channel = "facebook", given: object = {}) {
  const sender = metaSenders(settings(given)).find(({ name }) => name === channel);
  return sender?.send({ ...MESSAGE, ...message });
}

beforeAll(async () => {
  graph = await startMessenger(ACCOUNTS);
});
afterAll(() => graph.stop());
beforeEach(() => {
  graph.taken.length = 0;
  graph.behave({ does: "accept" });
});

describe("sends", () => {
  it("an answer within the window, with our own mark", async () => {
    expect(await send()).toEqual({ kind: "accepted", vendorId: "m_out.1" });
    expect(graph.taken).toEqual([
      {
        path: "100000000000001/messages",
        body: {
          recipient: { id: "7000000000000014" },
          messaging_type: "RESPONSE",
          message: { text: "Başvurunuz alındı.", metadata: "message-7" },
        },
      },
    ]);
  });

  it("a person's answer after it", async () => {
    await send({ outsideWindow: true }, "instagram");
    expect(graph.taken).toMatchObject([{ body: { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } }]);
    expect(graph.taken[0]?.body).not.toHaveProperty("message.metadata");
  });

  it("in private to whoever wrote a comment, and learns who that is", async () => {
    const outcome = { kind: "accepted", vendorId: "m_out.1", from: "7000000000000099" };
    expect(await send({ address: toComment("500_900") })).toEqual(outcome);
    await send({ address: toComment("100000000000001_500") });
    await send({ address: toComment("17900000000000010") }, "instagram");
    expect(graph.taken.map(({ body }) => "recipient" in body && body.recipient)).toEqual([
      { comment_id: "500_900" },
      { post_id: "100000000000001_500" },
      { comment_id: "17900000000000010" },
    ]);
  });

  it("in public under it", async () => {
    expect(await send({ address: under("500_900") })).toEqual({ kind: "accepted", vendorId: "900000000000_1" });
    await send({ address: under("17900000000000010") }, "instagram");
    expect(graph.taken.map(({ path }) => path)).toEqual(["500_900/comments", "17900000000000010/replies"]);
  });

  it("nothing that is too long for the channel", async () => {
    const refused = { kind: "refused", reason: "tooLong" };
    expect(await send({ body: "a".repeat(2001) })).toEqual(refused);
    expect(await send({ body: "ç".repeat(501) }, "instagram")).toEqual(refused);
    expect(graph.taken).toEqual([]);
  });
});

it.each([
  [400, 10, 2018278, { kind: "refused", reason: "windowClosed" }],
  [400, 10, 2534022, { kind: "refused", reason: "windowClosed" }],
  [400, 10900, undefined, { kind: "refused", reason: "commentAnswered" }],
  [400, 551, 1545041, { kind: "refused", reason: "optedOut" }],
  [400, 200, 1545041, { kind: "refused", reason: "optedOut" }],
  [400, 100, 2018001, { kind: "refused", reason: "undeliverable" }],
  [400, 100, undefined, { kind: "refused", reason: "vendor:100" }],
  [400, 190, undefined, { kind: "retry", reason: "account" }],
  [400, 10, undefined, { kind: "retry", reason: "account" }],
  [400, 613, undefined, { kind: "retry", reason: "rateLimited" }],
  [400, 4, undefined, { kind: "retry", reason: "rateLimited" }],
  [500, 1200, undefined, { kind: "retry", reason: "vendorDown" }],
  [500, 2, undefined, { kind: "retry", reason: "vendorDown" }],
])("understands %i with %i and %s", async (status, code, subcode, outcome) => {
  graph.behave({ does: "answer", status, body: graphError(code, subcode) });
  expect(await send()).toEqual(outcome);
});

it("does not know what became of a message that got no answer, or one without sense", async () => {
  graph.behave({ does: "break" });
  expect(await send()).toEqual({ kind: "unknown", reason: "noAnswer" });
  graph.behave({ does: "answer", status: 200, body: {} });
  expect(await send()).toEqual({ kind: "unknown", reason: "noAnswer" });
});

it("keeps a message for later while the token is wrong, or nobody listens", async () => {
  expect(await send({}, "facebook", { pageToken: "old" })).toEqual({ kind: "retry", reason: "account" });
  const gone = await startMessenger(ACCOUNTS);
  await gone.stop();
  expect(await send({}, "facebook", { graphUrl: gone.url })).toEqual({ kind: "retry", reason: "network" });
});

it("tells whether it may act for both accounts", async () => {
  expect(await meta.check?.(settings())).toEqual({ ok: true });
  expect(await meta.check?.(settings({ instagramId: "9" }))).toEqual({ ok: false, reason: "vendor:400" });
  expect(await meta.check?.(settings({ pageToken: "old" }))).toEqual({ ok: false, reason: "vendor:401" });
});

it("sends for Instagram only where there is an account", () => {
  expect(metaSenders(settings({ instagramId: undefined })).map(({ name }) => name)).toEqual(["facebook"]);
});

describe("asks for what a message leaves out", () => {
  const message = (given: Partial<IncomingMessage>): IncomingMessage => ({
    channel: "facebook",
    externalId: "m_1",
    from: { ids: ["7000000000000014"], phone: null, name: null },
    at: new Date(0),
    text: "Çöp",
    media: [],
    location: null,
    replyTo: null,
    revises: null,
    opens: true,
    url: null,
    thread: null,
    ...given,
  });
  const complete = async (given: Partial<IncomingMessage>) => {
    const whole = await metaReceiver(settings()).complete?.(message(given));
    return whole && !("lacks" in whole) ? whole : undefined;
  };

  it("the name of whoever writes, and the post's address", async () => {
    graph.people.set("7000000000000014", { name: "Örnek Vatandaş 14" });
    graph.people.set("6000000000000014", { username: "ornek14" });
    graph.people.set("17900000000000009", { permalink: "https://www.instagram.com/p/Ornek1/" });
    expect((await complete({}))?.from.name).toBe("Örnek Vatandaş 14");
    const onInstagram = { channel: "instagram", from: { ids: ["6000000000000014"], phone: null, name: null } } as const;
    expect((await complete(onInstagram))?.from.name).toBe("@ornek14");
    expect((await complete({ ...onInstagram, thread: "17900000000000009" }))?.url).toBe(
      "https://www.instagram.com/p/Ornek1/",
    );
  });

  it("does without where it is not told", async () => {
    const from = { ids: ["1"], phone: null, name: null } as const;
    expect(await complete({ from })).toEqual(message({ from }));
  });
});

describe("fetches a file", () => {
  const fetched = async (url: string) => metaReceiver(settings()).fetchMedia?.(url);

  it("that lies with Meta", async () => {
    graph.files.set("/cdn/1.jpg", new Uint8Array([1, 2, 3]));
    expect(await fetched(`${graph.origin}/cdn/1.jpg`)).toEqual({ kind: "bytes", bytes: Buffer.from([1, 2, 3]) });
    expect(await fetched(`${graph.origin}/cdn/2.jpg`)).toEqual({ kind: "gone", reason: "mediaGone" });
  });

  it("and from nowhere else", async () => {
    for (const url of [
      "https://ornek.example/1.jpg",
      "http://scontent.fbcdn.net/1.jpg",
      "https://fbcdn.net.ornek.example/1",
      "file:///etc/passwd",
      "-",
    ])
      expect(await fetched(url)).toEqual({ kind: "gone", reason: "mediaElsewhere" });
  });
});
