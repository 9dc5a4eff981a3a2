import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "@/server/domain/incoming";
import { bytesOf, payloadsIn } from "@/server/testing/fixtures";
import { readPayload } from "./payload";

const SETTINGS = {
  verifyToken: "",
  appSecret: "",
  pageId: "100000000000001",
  pageToken: "",
  instagramId: "17840000000000001",
  humanAgent: "no" as const,
  graphUrl: "http://127.0.0.1:1",
};
const { names, read, only } = payloadsIn(join(import.meta.dirname, "fixtures"), (raw) => readPayload(raw, SETTINGS));

/** Nothing that a citizen said, and nothing about what we said. */
const SILENT = [
  "comment-hidden",
  "comment-ours",
  "echo-by-hand",
  "feed-ours-post",
  "feed-reaction",
  "handover",
  "ig-comment-ours",
  "ig-echo",
  "ig-story-insights",
  "referral",
];

it("understands every published shape whole", () => {
  for (const name of names) {
    const { messages, reports, takenBack = [], problems } = read(name);
    expect(problems, name).toEqual([]);
    expect(messages.length + reports.length + takenBack.length > 0, name).toBe(!SILENT.includes(name));
  }
});

describe("what was written to us alone", () => {
  it("is read with its writer and its time", () => {
    expect(only("text")).toEqual({
      channel: "facebook",
      externalId: "m_sample.text",
      from: { ids: ["7000000000000014"], phone: null, name: null },
      at: new Date(1768809600123),
      text: "Evka 5 girişinde sokak lambası yanmıyor.",
      media: [],
      location: null,
      replyTo: null,
      revises: null,
      opens: true,
      url: null,
      thread: null,
    });
    expect(only("ig-text")).toMatchObject({ channel: "instagram", from: { ids: ["6000000000000014"] }, thread: null });
  });

  it.each([
    ["quick-reply", "Yol"],
    ["image", "Fotoğraf gönderdi."],
    ["video", "Video gönderdi."],
    ["audio", "Ses kaydı gönderdi."],
    ["file", "Belge gönderdi."],
    ["sticker-both", "Çıkartma gönderdi."],
    ["sticker-before", "Çıkartma gönderdi."],
    ["location", "Konum gönderdi: Sasalı Merkez (38.495312, 27.061234)"],
    ["fallback", "Şuna bakın\nBir bağlantı paylaştı: Örnek haber https://ornek.example/haber"],
    ["unsupported-share", "Bir bağlantı paylaştı:"],
    ["postback", "Başvuru yap"],
    ["reaction", "Tepki verdi: 👍"],
    ["reaction-taken-back", "Tepkisini geri aldı."],
    ["ig-story-reply", "Hikâyemize yanıt verdi:\nBizim sokağa da gelin"],
    ["ig-story-mention", "Hikâyesinde belediyeden söz etti."],
    ["ig-unsupported", "Buradan okunamayan türde bir mesaj gönderdi."],
  ])("puts %s into words", (name, words) => {
    expect(wordsOf(only(name))).toBe(words);
  });

  it("names each file by its address, a sticker once", () => {
    expect(only("image").media).toEqual([
      { id: "https://scontent.xx.fbcdn.net/v/t1/image-1", kind: "image", mime: "image/jpeg", filename: null },
    ]);
    expect(only("sticker-both").media).toHaveLength(1);
    expect(only("ig-story-mention").media).toHaveLength(1);
  });

  it("knows what a reply answers, and that a thumb up opens nothing", () => {
    expect(only("reply").replyTo).toBe("m_sample.ours");
    expect(only("reaction")).toMatchObject({ opens: false, replyTo: "m_sample.ours" });
  });

  it("says anew what was edited, and tells what was unsent", () => {
    expect(only("message-edit")).toMatchObject({ externalId: "m_sample.text:1", revises: "m_sample.text" });
    expect(read("ig-unsent").takenBack).toEqual([
      { channel: "instagram", of: "aWdfsample.text", at: new Date(1768809600123) },
    ]);
  });
});

describe("what was written in public", () => {
  it("stands under its post, by somebody who is not taken for who writes to us", () => {
    expect(only("comment")).toEqual({
      channel: "facebook",
      externalId: "500000000000001_900000000000001",
      from: { ids: ["public:8000000000000014"], phone: null, name: "Örnek Vatandaş 14" },
      at: new Date(1768809600000),
      text: "Bu sokakta kaldırım çökmüş, ne zaman yapılacak?",
      media: [],
      location: null,
      replyTo: null,
      revises: null,
      opens: true,
      url: "https://www.facebook.com/ornekbelediye/posts/pfbid0Ornek1",
      thread: "100000000000001_500000000000001",
    });
    expect(only("comment-answer").replyTo).toBe("500000000000001_900000000000001");
    expect(only("comment-nameless").from.ids).toEqual(["public:500000000000001_900000000000005"]);
    expect(only("visitor-post")).toMatchObject({
      thread: "100000000000001_500000000000009",
      url: "https://www.facebook.com/100000000000001_500000000000009",
    });
  });

  it("is the same in Instagram's two shapes", () => {
    const first = only("ig-comment-in-changes");
    expect(first).toMatchObject({
      channel: "instagram",
      from: { ids: ["public:6000000000000014"], name: "@ornek.vatandas14" },
      thread: "17900000000000009",
      at: new Date("2026-01-19T08:00:00Z"),
    });
    expect(only("ig-comment-beside")).toEqual({
      ...first,
      externalId: "17900000000000011",
      replyTo: "17900000000000010",
    });
  });

  it("is said anew, and taken back", () => {
    const edited = only("comment-edited");
    expect(edited.revises).toBe("500000000000001_900000000000001");
    expect(edited.externalId).toMatch(/^500000000000001_900000000000001:[0-9a-f]{24}$/);
    expect(read("comment-removed")).toMatchObject({
      messages: [],
      takenBack: [{ channel: "facebook", of: "500000000000001_900000000000001" }],
    });
  });
});

describe("reports", () => {
  it("knows our own message by what it carries back", () => {
    expect(read("echo").reports).toEqual([
      {
        sender: "facebook",
        vendorId: "m_sample.ours",
        messageId: 7,
        outcome: { kind: "accepted", vendorId: "m_sample.ours" },
      },
    ]);
  });

  it("tells what reached the citizen, by id and up to a moment", () => {
    const upTo = {
      sender: "facebook",
      address: "7000000000000014",
      until: new Date(1768809700253),
      outcome: { kind: "delivered" },
    };
    const one = { sender: "facebook", vendorId: "m_sample.ours", messageId: null, outcome: { kind: "delivered" } };
    expect(read("delivery").reports).toEqual([one, upTo]);
    expect(read("delivery-without-mids").reports).toEqual([upTo]);
    expect(read("read").reports).toEqual([upTo]);
    expect(read("ig-seen").reports).toEqual([{ ...one, sender: "instagram", vendorId: "aWdfsample.ours" }]);
  });
});

describe("what it cannot understand", () => {
  const messaging = (...events: unknown[]) =>
    bytesOf({ object: "page", entry: [{ id: SETTINGS.pageId, time: 1768809600, messaging: events }] });
  const change = (field: string, value: unknown) =>
    bytesOf({ object: "page", entry: [{ id: SETTINGS.pageId, time: 1768809600, changes: [{ field, value }] }] });
  const head = { sender: { id: "1" }, recipient: { id: "2" }, timestamp: 1768809600123 };

  it.each([
    ["no JSON", new TextEncoder().encode("<html>"), /not JSON/],
    ["another product's", bytesOf({ object: "whatsapp_business_account", entry: [] }), /body\[0\]/],
    ["another page's", bytesOf({ object: "page", entry: [{ id: "9", time: 1 }] }), /another account/],
    ["an event without a name", messaging({ ...head, hologram: {} }), /event is not known/],
    [
      "an attachment of a new type",
      messaging({ ...head, message: { mid: "m", attachments: [{ type: "toString" }] } }),
      /toString is not known/,
    ],
    ["a message of nobody", messaging({ message: { mid: "m", text: "Çöp" } }), /sender/],
    ["a field without a name", change("holograms", {}), /holograms is not known/],
    [
      "an item without a name",
      change("feed", { item: "hologram", verb: "add", created_time: 1 }),
      /hologram is not known/,
    ],
    [
      "a verb without a name",
      change("feed", { item: "comment", verb: "fold", comment_id: "1", created_time: 1 }),
      /fold is not known/,
    ],
  ])("tells %s", (_, body, problem) => {
    const incoming = readPayload(body, SETTINGS);
    expect(incoming).toMatchObject({ messages: [], reports: [], takenBack: [] });
    expect(incoming.problems).toHaveLength(1);
    expect(incoming.problems[0]).toMatch(problem);
  });

  it("keeps what it can read beside it, and repeats none of the citizen's words", () => {
    const good = { ...head, message: { mid: "m_2", text: "Çöp" } };
    const incoming = readPayload(messaging({ ...head, message: { mid: 7.5, text: "gizli söz" } }, good), SETTINGS);
    expect(incoming.messages.map(({ externalId }) => externalId)).toEqual(["m_2"]);
    expect(incoming.problems.join()).not.toContain("gizli");
  });

  it("never throws, whatever comes", () => {
    const body = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(fc.property(body, (raw) => void readPayload(raw, SETTINGS)));
  });

  it("never throws, whatever an event holds", () => {
    const event = fc.record(
      {
        sender: fc.oneof(fc.anything(), fc.constant({ id: "1" })),
        timestamp: fc.oneof(fc.anything(), fc.integer()),
        message: fc.object(),
        delivery: fc.object(),
        reaction: fc.object(),
        postback: fc.object(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(event), fc.object(), (events, value) => {
        readPayload(messaging(...events), SETTINGS);
        readPayload(change("feed", value), SETTINGS);
      }),
    );
  });
});
