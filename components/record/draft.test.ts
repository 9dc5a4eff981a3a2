import { describe, expect, it } from "vitest";
import { intakeSchema } from "@/server/domain/intake";
import { type Draft, emptyDraft, intakeOf, isWhole, withCard, withoutCard, withPost } from "./draft";

const draft: Draft = {
  ...emptyDraft("0b2c"),
  description: "Rögar kapağı kırık",
  phone: "0500 000 00 22",
  name: "Örnek Vatandaş 22",
};

const card = {
  id: 22,
  name: "Örnek Vatandaş 22",
  phone: "+905000000022",
  noSms: false,
  neighbourhoodId: 3,
  street: "8780/3 Sokak",
  doorNo: "5",
  requests: [],
  own: true,
};

describe("a draft as the server takes it", () => {
  it("is a whole intake, with the draft's own id and its call", () => {
    expect(intakeSchema.parse(intakeOf({ ...draft, callId: 9 }, 4, { departmentId: 3 }))).toMatchObject({
      externalId: "record:0b2c",
      categoryId: 4,
      departmentId: 3,
      callId: 9,
      citizen: { phone: "+905000000022" },
    });
  });

  it("is nobody's where nothing is known of the citizen", () => {
    expect(intakeOf({ ...draft, phone: " ", name: "" }, null, {}).citizen).toBeNull();
  });

  it("goes by the post's link where it came from social media", () => {
    const post = { ...draft, channel: "x" as const, reference: " https://x.example/1 ", formal: true, tckn: "1" };
    expect(intakeOf(post, null, {})).toMatchObject({
      externalId: "https://x.example/1",
      formal: false,
      citizen: { tckn: "" },
    });
  });

  it("goes by CİMER's number, and its clock runs from CİMER's day", () => {
    const application = { ...draft, channel: "cimer" as const, reference: "2600123456" };
    expect(intakeOf({ ...application, cimerDate: "2026-01-05" }, null, {})).toMatchObject({
      externalId: "2600123456",
      receivedAt: new Date("2026-01-04T21:00:00Z"),
    });
    expect(intakeOf(application, null, {}).receivedAt).toBeNull();
    expect(intakeOf({ ...draft, cimerDate: "2026-01-05" }, null, {}).receivedAt).toBeNull();
  });

  it("is a petition, and carries an identity number, at the desk only", () => {
    expect(intakeOf({ ...draft, channel: "desk", formal: true, tckn: "10000000146" }, null, {})).toMatchObject({
      externalId: "record:0b2c",
      formal: true,
      citizen: { tckn: "10000000146" },
    });
  });

  it("is answered or handed on, never both", () => {
    expect(intakeOf(draft, 4, { departmentId: 3, answer: "Mayıs sonuna kadar" })).toMatchObject({
      departmentId: null,
      answer: "Mayıs sonuna kadar",
    });
  });
});

describe("a citizen's card", () => {
  it("fills name and usual place", () => {
    expect(withCard(emptyDraft("a"), card)).toEqual({
      citizenId: 22,
      stranger: false,
      name: "Örnek Vatandaş 22",
      neighbourhoodId: 3,
      street: "8780/3 Sokak",
      doorNo: "5",
      fromCard: true,
    });
  });

  it("leaves a place that was typed", () => {
    expect(withCard({ ...emptyDraft("a"), street: "8903 Sokak" }, card)).not.toHaveProperty("street");
  });

  it("takes along only what came from it when it is let go", () => {
    const filled = { ...draft, ...withCard(emptyDraft("a"), card) };
    expect(withoutCard(filled)).toEqual({
      citizenId: null,
      name: "",
      neighbourhoodId: null,
      street: "",
      doorNo: "",
      fromCard: false,
    });
    expect(withoutCard({ ...filled, fromCard: false })).toEqual({ citizenId: null, name: "" });
    expect(withoutCard(draft)).toEqual({ citizenId: null });
  });
});

describe("a telephone while it is typed", () => {
  it.each([
    ["0500 000 00 22", true],
    ["+90 500 000 00 22", true],
    ["0232 000 00 22", true],
    ["0500 000", false],
    ["", false],
  ])("%s", (phone, whole) => {
    expect(isWhole(phone)).toBe(whole);
  });
});

describe("a post's link", () => {
  const pasted = "https://twitter.com/OrnekVatandas22/status/20807?s=20";
  const empty = { ...emptyDraft("0b2c"), description: "Lamba yanmıyor" };

  it("tells channel and account, wherever it is pasted", () => {
    expect(withPost(empty, pasted)).toEqual({
      channel: "x",
      reference: "https://x.com/OrnekVatandas22/status/20807",
      name: "@OrnekVatandas22",
    });
    expect(withPost({ ...empty, name: "Örnek Vatandaş 22" }, pasted)?.name).toBe("Örnek Vatandaş 22");
    expect(withPost(empty, "0500 000 00 22")).toBeNull();
  });

  it("is kept with the request, and names it as the channel does", () => {
    const post = { ...empty, ...withPost(empty, pasted) };
    expect(intakeSchema.parse(intakeOf(post, null, {}))).toMatchObject({
      channel: "x",
      externalId: "20807",
      sourceUrl: "https://x.com/OrnekVatandas22/status/20807",
      citizen: { name: "@OrnekVatandas22", identity: { externalId: "@ornekvatandas22" } },
    });
    expect(intakeOf({ ...post, name: "Örnek Vatandaş 22" }, null, {}).citizen).not.toHaveProperty("identity");
  });

  it("that is none is refused where it stands", () => {
    const { error } = intakeSchema.safeParse(intakeOf({ ...empty, channel: "x", reference: "şu gönderi" }, null, {}));
    expect(error?.issues).toMatchObject([{ path: ["sourceUrl"], message: "linkUnreadable" }]);
  });
});
