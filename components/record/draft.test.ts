import { describe, expect, it } from "vitest";
import { intakeSchema } from "@/server/domain/intake";
import { emptyDraft, intakeOf } from "./draft";

const draft = {
  ...emptyDraft("0b2c"),
  description: "Rögar kapağı kırık",
  phone: "0500 000 00 22",
  name: "Örnek Vatandaş 22",
};

describe("a draft as the server takes it", () => {
  it("is a whole intake, with the draft's own id", () => {
    expect(intakeSchema.parse(intakeOf(draft, 4, { departmentId: 3 }))).toMatchObject({
      externalId: "record:0b2c",
      categoryId: 4,
      departmentId: 3,
      citizen: { phone: "+905000000022" },
    });
  });

  it("is nobody's where nothing is known of the citizen", () => {
    expect(intakeOf({ ...draft, phone: " ", name: "" }, null, {}).citizen).toBeNull();
  });

  it("goes by the post's link where it came from social media, and is a petition at the desk only", () => {
    const post = { ...draft, channel: "x" as const, reference: " https://x.example/1 ", formal: true };
    expect(intakeOf(post, null, {})).toMatchObject({ externalId: "https://x.example/1", formal: false });
    expect(intakeOf({ ...draft, channel: "desk", formal: true }, null, {})).toMatchObject({
      externalId: "record:0b2c",
      formal: true,
    });
  });

  it("is answered or handed on, never both", () => {
    expect(intakeOf(draft, 4, { departmentId: 3, answer: "Mayıs sonuna kadar" })).toMatchObject({
      departmentId: null,
      answer: "Mayıs sonuna kadar",
    });
  });
});
