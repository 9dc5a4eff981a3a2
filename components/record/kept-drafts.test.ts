import { describe, expect, it } from "vitest";
import { type Draft, emptyDraft } from "./draft";
import { keep, readKept, takeUp, without, writeKept } from "./kept-drafts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 19, 8, minute));
const draft = (id: string, more: Partial<Draft> = {}): Draft => ({ ...emptyDraft(id), description: id, ...more });
const anywhere = { phone: "", callId: null };

describe("drafts that the browser keeps", () => {
  it("come back as they were, without an identity number", () => {
    const kept = keep([], draft("a", { tckn: "10000000146", phone: "0500 000 00 22" }), at(1));
    expect(readKept(writeKept(kept), at(2))).toEqual([{ at: at(1), draft: draft("a", { phone: "0500 000 00 22" }) }]);
  });

  it("hold each draft once, the newest first, and at most five", () => {
    const kept = ["a", "b", "c", "d", "e", "f", "b"].reduce(
      (all, id, minute) => keep(all, draft(id), at(minute)),
      readKept(null, at(0)),
    );
    expect(kept.map((one) => one.draft.id)).toEqual(["b", "f", "e", "d", "c"]);
    expect(without(kept, "f").map((one) => one.draft.id)).toEqual(["b", "e", "d", "c"]);
  });

  it("are forgotten after a day, and when they cannot be read", () => {
    const text = writeKept(keep([], draft("a"), at(0)));
    expect(readKept(text, new Date(at(0).getTime() + 24 * 3_600_000))).toEqual([]);
    expect(readKept("{", at(0))).toEqual([]);
    expect(readKept('[{"draft":{}}]', at(0))).toEqual([]);
  });
});

describe("the draft to go on with", () => {
  const kept = [draft("newest", { callId: 7 }), draft("older", { phone: "0500 000 00 22" })].reduceRight(
    (all, one, minute) => keep(all, one, at(minute)),
    readKept(null, at(0)),
  );

  it("is the newest where the page was opened for nobody in particular", () => {
    expect(takeUp(kept, anywhere)?.draft.id).toBe("newest");
    expect(takeUp([], anywhere)).toBeNull();
  });

  it("is the one of the same call, and never that of another", () => {
    expect(takeUp(kept, { phone: "", callId: 7 })?.draft.id).toBe("newest");
    expect(takeUp(kept, { phone: "0500 000 00 22", callId: 8 })).toBeNull();
  });

  it("is the one of the same telephone, and never that of another", () => {
    expect(takeUp(kept, { phone: "0500 000 00 22", callId: null })?.draft.id).toBe("older");
    expect(takeUp(kept, { phone: "0500 000 00 23", callId: null })).toBeNull();
  });
});
