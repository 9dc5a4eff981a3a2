import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "@/server/domain/incoming";
import { bytesOf, payloadsIn } from "@/server/testing/fixtures";
import { readPayload } from "./payload";

const OWN = "1111111111111111111";
const { names, read, only } = payloadsIn(join(import.meta.dirname, "fixtures"), (raw) => readPayload(raw, OWN));

const SILENT = [
  "chat-ours",
  "chat-sent",
  "deleted-ours",
  "direct-ours",
  "direct-read",
  "direct-sent",
  "followed",
  "mention-ours",
  "mention-passed-on",
  "post-ours",
];
/** What a person must hear about, in a word that the screen puts into a sentence. */
const TOLD: Record<string, string> = { chat: "encryptedChat", revoked: "accessRevoked" };

it("understands every published shape whole", () => {
  for (const name of names) {
    const { messages, takenBack = [], problems } = read(name);
    expect(problems, name).toEqual(TOLD[name] ? [`body[0]: ${TOLD[name]}`] : []);
    const silent = SILENT.includes(name) || name in TOLD;
    expect(messages.length + takenBack.length > 0, name).toBe(!silent);
  }
});

describe("posts", () => {
  it("reads who said what in which conversation", () => {
    expect(only("mention")).toEqual({
      channel: "x",
      externalId: "2080765813578191303",
      from: { ids: ["public:2222222222222222222", "@ornekvatandas14"], phone: null, name: "Örnek Vatandaş 14" },
      at: new Date("2026-01-19T08:00:00Z"),
      text: "@ornekbelediye Evka 5 girişinde lamba yanmıyor",
      media: [],
      location: null,
      replyTo: null,
      revises: null,
      opens: true,
      url: "https://x.com/OrnekVatandas14/status/2080765813578191303",
      thread: "2080765813578191303",
    });
  });

  it("finds the writer in both places and both shapes, and does without", () => {
    for (const name of ["mention-includes-beside", "mention-wrapped-users"])
      expect(only(name).from.name).toBe("Örnek Vatandaş 14");
    expect(only("mention-alone")).toMatchObject({
      from: { ids: ["public:2222222222222222222"], name: null },
      url: "https://x.com/i/status/2080765813578191306",
    });
  });

  it("reads answers, long posts, edits and pictures", () => {
    expect(only("mention-answer").replyTo).toBe("2080765813578191303");
    expect(only("mention-long").text).toContain("tamamı");
    expect(only("mention-edited")).toMatchObject({ externalId: "2080765813578191310", revises: "2080765813578191303" });
    expect(only("mention-photo").media).toEqual([
      { id: "https://pbs.twimg.com/media/ornek1.jpg", kind: "image", mime: "image/jpeg", filename: null },
      { id: "https://video.twimg.com/ornek.mp4", kind: "video", mime: "video/mp4", filename: null },
    ]);
  });

  it("tells what was deleted", () => {
    expect(read("deleted").takenBack).toMatchObject([{ channel: "x", of: "2080765813578191303" }]);
  });
});

describe("direct messages", () => {
  it("reads who wrote to us alone", () => {
    expect(only("direct")).toMatchObject({
      externalId: "2080765901528535096",
      from: { ids: ["2222222222222222222"], name: "Örnek Vatandaş 14" },
      at: new Date(1768809600372),
      text: "Sokağımız karanlık",
      thread: null,
    });
    expect(only("direct-second-version")).toMatchObject({ text: "Merhaba", from: { ids: ["2222222222222222222"] } });
  });

  it.each([
    ["direct-video", "Video gönderdi."],
    ["direct-location", "Burada\nKonum gönderdi: 38.495312, 27.061234"],
  ])("puts %s into words", (name, words) => {
    expect(wordsOf(only(name))).toBe(words);
  });

  it("names a picture by the address that asks who calls", () => {
    expect(only("direct-photo").media).toMatchObject([
      { id: "https://ton.twitter.com/1.1/ton/data/dm/1/1/ornek.jpg", kind: "image" },
    ]);
  });
});

describe("what it cannot understand", () => {
  const event = (event_type: string, payload: unknown, user_id = OWN) =>
    bytesOf({ data: { event_uuid: "-1", event_type, filter: { user_id }, payload } });

  it.each([
    ["no JSON", new TextEncoder().encode("<html>"), /not JSON/],
    ["another account's", event("post.mention.create", {}, "9"), /another account/],
    ["an event without a name", event("hologram.create", {}), /hologram.create is not known/],
    ["an event named like an inner one", event("toString", {}), /not known/],
    ["a post of nobody", event("post.mention.create", { id: "1", created_at: "2026-01-19T08:00:00Z" }), /author_id/],
    ["a message of nobody", event("dm.received", { id: "1" }), /sender_id/],
  ])("tells %s", (_, body, problem) => {
    const incoming = readPayload(body, OWN);
    expect(incoming).toMatchObject({ messages: [], takenBack: [] });
    expect(incoming.problems).toHaveLength(1);
    expect(incoming.problems[0]).toMatch(problem);
  });

  it("never throws, whatever comes", () => {
    const body = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(fc.property(body, (raw) => void readPayload(raw, OWN)));
    const type = fc.constantFrom("post.mention.create", "dm.received", "chat.received", "post.delete");
    fc.assert(fc.property(type, fc.anything(), (name, payload) => void readPayload(event(name, payload), OWN)));
  });
});
