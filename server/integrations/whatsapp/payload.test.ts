import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "@/server/domain/incoming";
import { bytesOf, payloadsIn } from "@/server/testing/fixtures";
import { readPayload } from "./payload";

const NUMBER = "200000000000002";

const { names, read, only } = payloadsIn(join(import.meta.dirname, "fixtures"), (raw) => readPayload(raw, NUMBER));

it("understands every published shape whole", () => {
  for (const file of names) {
    const { messages, reports, problems } = read(file);
    expect(problems, file).toEqual([]);
    expect(messages.length + reports.length > 0, file).toBe(file !== "account-update");
  }
});

describe("messages", () => {
  it("reads who wrote what and when", () => {
    expect(only("text")).toEqual({
      channel: "whatsapp",
      url: null,
      thread: null,
      revises: null,
      externalId: "wamid.sample.text",
      from: { ids: ["905000000014"], phone: "+905000000014", name: "Örnek Vatandaş 14" },
      at: new Date("2026-01-19T08:00:00Z"),
      text: "Evka 5 girişinde sokak lambası yanmıyor.",
      media: [],
      location: null,
      replyTo: null,
      opens: true,
    });
  });

  it.each([
    ["image", "Çukur burada"],
    ["image-without-caption", "Fotoğraf gönderdi."],
    ["document", "Belge gönderdi."],
    ["video", "Video gönderdi."],
    ["audio", "Ses kaydı gönderdi."],
    ["sticker", "Çıkartma gönderdi."],
    ["location", "Konum gönderdi: Sasalı Merkez, Sasalı, Çiğli (38.495312, 27.061234)"],
    ["location-as-text", "Konum gönderdi: 38.495312, 27.061234"],
    ["contacts", "Kişi bilgisi gönderdi: Örnek Vatandaş 15 +90 500 000 00 15"],
    ["interactive", "Yol: Çukur, kaldırım"],
    ["button", "Evet, çözüldü"],
    ["reaction", "Tepki verdi: 👍"],
    ["reaction-taken-back", "Tepkisini geri aldı."],
    ["order", "Sipariş gönderdi: 1 ürün. Fidan istiyorum"],
    ["unsupported", "Buradan okunamayan türde bir mesaj gönderdi."],
  ])("puts %s into words", (name, words) => {
    expect(wordsOf(only(name))).toBe(words);
  });

  it("names the file by its id, type and name", () => {
    expect(only("document").media).toEqual([
      { id: "300000000000003", kind: "document", mime: "application/pdf", filename: "dilekce.pdf" },
    ]);
  });

  it("lets a reaction and a change of number join a request but not open one", () => {
    expect(only("reaction")).toMatchObject({ opens: false, replyTo: "wamid.sample.ours" });
    expect(only("system")).toMatchObject({ opens: false, from: { ids: ["905000000014", "905000000016"] } });
    expect(only("unsupported").opens).toBe(true);
  });

  it("knows what a reply answers", () => {
    expect(only("reply").replyTo).toBe("wamid.sample.ours");
  });

  it("knows a citizen who hides the telephone by the user id, and promises no telephone", () => {
    expect(only("without-telephone").from).toEqual({
      ids: ["TR.1234567890abcDEF"],
      phone: null,
      name: "Örnek Vatandaş 17",
    });
    expect(only("with-both-ids").from).toEqual({
      ids: ["905000000018", "TR.ENT.98765zyx"],
      phone: "+905000000018",
      name: "Örnek Vatandaş 18",
    });
  });

  it("reads several entries, changes and messages of one body", () => {
    const { messages, reports } = read("many");
    expect(messages.map(({ externalId }) => externalId)).toEqual([
      "wamid.sample.many-1",
      "wamid.sample.many-2",
      "wamid.sample.location",
    ]);
    expect(messages.map(({ from }) => from.name)).toEqual([
      "Örnek Vatandaş 14",
      "Örnek Vatandaş 15",
      "Örnek Vatandaş 14",
    ]);
    expect(reports).toHaveLength(1);
  });
});

describe("reports", () => {
  it.each([
    ["sent", { kind: "accepted", vendorId: "wamid.sample.out" }, 7],
    ["delivered", { kind: "delivered" }, 7],
    ["read", { kind: "delivered" }, null],
    ["failed-window", { kind: "refused", reason: "windowClosed" }, null],
    ["failed-other", { kind: "failed", reason: "vendor:131053" }, null],
  ])("reads %s", (name, outcome, messageId) => {
    expect(read(name).reports).toEqual([{ sender: "whatsapp", vendorId: "wamid.sample.out", messageId, outcome }]);
  });
});

describe("what it cannot understand", () => {
  const change = (value: unknown) =>
    bytesOf({ object: "whatsapp_business_account", entry: [{ id: "1", changes: [{ field: "messages", value }] }] });
  const metadata = { phone_number_id: NUMBER };
  const good = { from: "905000000014", id: "wamid.1", timestamp: "1768809600", type: "text", text: { body: "Çöp" } };

  it.each([
    ["no JSON", new TextEncoder().encode("<html>"), /not JSON/],
    ["no UTF-8", new Uint8Array([0xff, 0xfe, 0x00]), /not UTF-8/],
    ["another product's", bytesOf({ object: "page", entry: [] }), /body\[0\]/],
    ["another number's", change({ metadata: { phone_number_id: "9" }, messages: [good] }), /another telephone number/],
    ["a type without a name", change({ metadata, messages: [{ ...good, type: "hologram" }] }), /hologram is not known/],
    ["a type named like an inner one", change({ metadata, messages: [{ ...good, type: "toString" }] }), /not known/],
    ["nobody's", change({ metadata, messages: [{ ...good, from: undefined }] }), /no sender/],
    [
      "a place off the earth",
      change({ metadata, messages: [{ ...good, type: "location", location: { latitude: 91, longitude: 0 } }] }),
      /latitude/,
    ],
    [
      "a state without a name",
      change({ metadata, statuses: [{ id: "wamid.2", status: "teleported" }] }),
      /statuses\[0\]/,
    ],
  ])("tells %s", (_, body, problem) => {
    const incoming = readPayload(body, NUMBER);
    expect(incoming).toMatchObject({ messages: [], reports: [] });
    expect(incoming.problems).toHaveLength(1);
    expect(incoming.problems[0]).toMatch(problem);
  });

  it("keeps what it can read beside it, and repeats none of the citizen's words", () => {
    const incoming = readPayload(
      change({
        metadata,
        messages: [
          { ...good, text: "gizli söz" },
          { ...good, id: "wamid.3" },
        ],
      }),
      NUMBER,
    );
    expect(incoming.messages.map(({ externalId }) => externalId)).toEqual(["wamid.3"]);
    expect(incoming.problems.join()).not.toContain("gizli");
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        (body) => {
          readPayload(body, NUMBER);
        },
      ),
    );
  });

  it("never throws, whatever a message holds", () => {
    const message = fc.record(
      {
        id: fc.anything(),
        from: fc.oneof(fc.string(), fc.constant("905000000014")),
        timestamp: fc.oneof(fc.string(), fc.integer()),
        type: fc.constantFrom("text", "image", "location", "contacts", "interactive", "system", "order", "x"),
        text: fc.object(),
        image: fc.object(),
        location: fc.object(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        const incoming = readPayload(change({ metadata, messages }), NUMBER);
        expect(incoming.messages.length + incoming.problems.length).toBe(messages.length);
      }),
    );
  });
});
