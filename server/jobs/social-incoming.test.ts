import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { metaReceiver } from "@/server/integrations/meta";
import { xReceiver } from "@/server/integrations/x";
import { verifySums } from "@/server/services/reports/sums";
import { arrivals, inAnyOrder, whoSaidWhat } from "@/server/testing/any-order";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { graphError, startMessenger } from "@/server/testing/messenger";
import { makeMunicipality } from "@/server/testing/municipality";
import { closedPort } from "@/server/testing/stand-in";

const { db } = await testDatabase();
await makeMunicipality(db);
await makeConnection(db, "meta", {});
await makeConnection(db, "x", {});

const AT = 1768809600;
const nobody = await closedPort();

/** What is noted of words that were changed or taken back, on whosever request. */
const noted = async (db: Db, how: string): Promise<number> =>
  db.requestEvent.count({ where: { act: "hear", data: { path: ["how"], equals: how } } });
const left = (db: Db): Promise<number> => db.incoming.count({ where: { state: { not: "done" } } });

describe("Meta", () => {
  const PAGE = "100000000000001";
  const meta = arrivals(
    db,
    "meta",
    metaReceiver({
      verifyToken: "",
      appSecret: "",
      pageId: PAGE,
      pageToken: "",
      humanAgent: "no",
      graphUrl: nobody,
    }),
  );
  const head = { id: PAGE, time: AT };
  const said = (event: object) => ({
    ...head,
    messaging: [{ sender: { id: "7014" }, recipient: { id: PAGE }, timestamp: AT * 1000, ...event }],
  });
  const comment = (post: string, id: string, verb: string, message = "") => ({
    ...head,
    changes: [
      {
        field: "feed",
        value: {
          item: "comment",
          verb,
          comment_id: `${post}_${id}`,
          post_id: `${PAGE}_${post}`,
          parent_id: `${PAGE}_${post}`,
          created_time: AT,
          from: { id: "7014", name: "Örnek Vatandaş 14" },
          message,
        },
      },
    ],
  });

  /** One account, in public under two posts and in private; what became of our own message. */
  const EVENTS = [
    comment("501", "1", "add", "Kaldırım çökmüş"),
    comment("501", "2", "add", "Kapı numarası 12"),
    comment("501", "1", "edited", "Kaldırım iki yerde çökmüş"),
    comment("501", "1", "remove"),
    comment("501", "1", "hide"),
    comment("502", "1", "add", "Bu park ne zaman bitecek?"),
    said({ message: { mid: "m_1", text: "Çöp alınmıyor" } }),
    said({ message: { mid: "m_2", text: "Teşekkürler" } }),
    said({ message_edit: { mid: "m_1", text: "Çöp üç gündür alınmıyor", num_edit: 1 } }),
    said({ message: { mid: "m_2", is_deleted: true } }),
    said({ delivery: { mids: ["m_ours"], watermark: AT * 1000 } }),
    said({ read: { watermark: AT * 1000 } }),
    said({ message: { mid: "m_ours", is_echo: true, metadata: "-", text: "Alındı" } }),
  ];

  it("makes the same requests and messages of events in any order, repeated and batched", async () => {
    await fc.assert(
      fc.asyncProperty(inAnyOrder(EVENTS), async (all) => {
        await meta.empty();
        await db.message.create({
          data: {
            direction: "outgoing",
            medium: "facebook",
            address: "7014",
            body: "-",
            state: "taken",
            sender: "facebook",
            vendorId: "m_ours",
            createdAt: new Date(AT * 1000),
            stateAt: new Date(AT * 1000),
          },
        });
        for (const entry of all) await meta.store({ object: "page", entry });
        await Promise.all([meta.read(), meta.read()]);
        await meta.read();
        expect(await whoSaidWhat(db)).toEqual([
          { person: "7014", requests: 1, words: ["Teşekkürler", "Çöp alınmıyor", "Çöp üç gündür alınmıyor"] },
          {
            person: "public:7014",
            requests: 2,
            words: ["Bu park ne zaman bitecek?", "Kaldırım iki yerde çökmüş", "Kaldırım çökmüş", "Kapı numarası 12"],
          },
        ]);
        expect(await noted(db, "deleted")).toBe(2);
        expect(await db.message.findFirst({ where: { vendorId: "m_ours" } })).toMatchObject({ state: "delivered" });
        expect(await left(db)).toBe(0);
        expect(await verifySums(db)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe("X", () => {
  const OWN = "1111111111111111111";
  const x = arrivals(
    db,
    "x",
    xReceiver({
      userId: OWN,
      consumerKey: "",
      consumerSecret: "",
      accessToken: "",
      accessTokenSecret: "",
      apiUrl: nobody,
    }),
  );
  const event = (event_type: string, payload: object) => ({
    data: { event_uuid: "-1", event_type, filter: { user_id: OWN }, payload },
  });
  const post = (id: string, text: string, given: object = {}) =>
    event("post.mention.create", {
      id,
      author_id: "2222",
      text,
      created_at: "2026-01-19T08:00:00Z",
      conversation_id: "900",
      edit_history_tweet_ids: [id],
      ...given,
    });
  const direct = (id: string, text: string) =>
    event("dm.received", { id, sender_id: "2222", text, created_at: "2026-01-19T08:00:00Z" });

  const EVENTS = [
    post("900", "Lamba yanmıyor"),
    post("901", "İki lamba yanmıyor", { edit_history_tweet_ids: ["900", "901"] }),
    post("902", "Kapı 12", { referenced_tweets: [{ type: "replied_to", id: "900" }] }),
    post("950", "Bir de çöp var", { conversation_id: "950" }),
    event("post.delete", { id: "902", author_id: "2222" }),
    direct("500", "Merhaba"),
    direct("501", "Sokağımız karanlık"),
    event("dm.sent", {}),
  ];

  it("makes the same requests and messages of events in any order, repeated", async () => {
    await fc.assert(
      fc.asyncProperty(inAnyOrder(EVENTS), async (all) => {
        await x.empty();
        for (const one of all.flat()) await x.store(one);
        await Promise.all([x.read(), x.read()]);
        await x.read();
        expect(await whoSaidWhat(db)).toEqual([
          { person: "2222", requests: 1, words: ["Merhaba", "Sokağımız karanlık"] },
          {
            person: "public:2222",
            requests: 2,
            words: ["Bir de çöp var", "Kapı 12", "Lamba yanmıyor", "İki lamba yanmıyor"],
          },
        ]);
        expect(await noted(db, "deleted")).toBe(1);
        expect(await left(db)).toBe(0);
        expect(await verifySums(db)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("sets an encrypted chat aside, where people see it", async () => {
    await x.empty();
    await x.store(event("chat.received", { id: "e4f4d3fc", sender_id: "2222", encoded_event: "CwAB" }));
    await x.read();
    expect(await db.incoming.findFirst()).toMatchObject({ state: "unreadable", error: "body[0]: encryptedChat" });
  });
});

describe("words that were taken back before they came", () => {
  const meta = arrivals(
    db,
    "meta",
    metaReceiver({ verifyToken: "", appSecret: "", pageId: "1", pageToken: "", humanAgent: "no", graphUrl: nobody }),
  );
  const removed = {
    object: "page",
    entry: [
      {
        id: "1",
        time: AT,
        changes: [
          {
            field: "feed",
            value: { item: "comment", verb: "remove", comment_id: "5_1", post_id: "1_5", created_time: AT },
          },
        ],
      },
    ],
  };

  it("are waited for, and given up after an hour without a fuss", async () => {
    await meta.empty();
    await meta.store(removed);
    await meta.read();
    expect(await db.incoming.findFirst()).toMatchObject({ state: "waiting" });
    await db.incoming.updateMany({ data: { receivedAt: new Date(AT * 1000) } });
    await meta.read();
    expect(await db.incoming.findFirst()).toMatchObject({ state: "done", error: null });
    expect(await db.request.count()).toBe(0);
  });
});

describe("a post on Instagram that names us", () => {
  const ACCOUNTS = { pageId: "1", pageToken: "sample-token", instagramId: "17840000000000001" };
  const named = (comment_id: string) => ({
    object: "instagram",
    entry: [
      {
        id: ACCOUNTS.instagramId,
        time: AT,
        changes: [{ field: "mentions", value: { media_id: "17900000000000020", comment_id } }],
        messaging: [
          {
            sender: { id: `60${comment_id}` },
            recipient: { id: ACCOUNTS.instagramId },
            timestamp: AT * 1000,
            message: { mid: `m_${comment_id}`, text: "Çöp alınmıyor" },
          },
        ],
      },
    ],
  });
  const late = () => db.incoming.updateMany({ data: { receivedAt: new Date(AT * 1000) } });
  const states = async () => (await db.incoming.findMany({ orderBy: { id: "asc" } })).map(({ state }) => state);

  it("waits for its words and holds nothing else up; what is never given them is in the list with the reason", async () => {
    const graph = await startMessenger(ACCOUNTS);
    const meta = arrivals(
      db,
      "meta",
      metaReceiver({ verifyToken: "", appSecret: "", ...ACCOUNTS, humanAgent: "no", graphUrl: graph.url }),
    );
    await meta.empty();
    graph.answerMentions({ status: 500, body: graphError(2) });
    await meta.store(named("21"));
    await meta.read();
    await meta.read();
    expect(await states()).toEqual(["waiting"]);
    expect(await db.request.findMany({ select: { description: true } })).toEqual([{ description: "Çöp alınmıyor" }]);

    graph.answerMentions(null);
    graph.mentions.set("comment 21", { text: "Bu çukur ne olacak?" });
    await meta.read();
    expect(await states()).toEqual(["done"]);
    const heard = await db.request.findFirstOrThrow({ where: { externalId: "21" } });
    expect(heard.description).toContain("Bu çukur ne olacak?");

    // The same again after the comment is gone, and one that nobody ever saw.
    graph.mentions.clear();
    await meta.store(named("21"));
    await meta.store(named("22"));
    await meta.read();
    expect(await states()).toEqual(["done", "done", "unreadable"]);
    expect(await db.incoming.findFirst({ where: { state: "unreadable" } })).toMatchObject({
      error: "message[1]: its words were not given: vendor:100",
    });

    graph.answerMentions({ status: 500, body: graphError(2) });
    await meta.store(named("23"));
    await meta.read();
    await late();
    await meta.read();
    expect(await states()).toEqual(["done", "done", "unreadable", "unreadable"]);
    expect(await db.request.count()).toBe(4);
    expect(await verifySums(db)).toEqual([]);
    await graph.stop();
  });
});
