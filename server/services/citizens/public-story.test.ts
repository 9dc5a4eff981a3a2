import { describe, expect, it } from "vitest";
import { withoutPeople } from "@/server/domain/redaction";
import { ALL_ACTS } from "@/server/domain/request";
import { publicStory, type StoryEvent, type StoryNames } from "./public-story";

const names: StoryNames = {
  department: (id) => (id === 1 ? "Fen İşleri Müdürlüğü" : "Park ve Bahçeler Müdürlüğü"),
  institution: () => ({ name: "İZSU", phone: "185" }),
  hide: (text) => withoutPeople(text, [{ name: "Örnek Vatandaş 14", phone: null, email: null }]),
};
const story = (...acts: [act: string, data?: object, actor?: string][]) =>
  acts.map(
    ([act, data = {}, actor = "staff"], index): StoryEvent => ({
      id: index + 1,
      at: new Date(Date.UTC(2026, 0, 14, 6, index)),
      act,
      actor,
      data,
    }),
  );
const kinds = (...acts: Parameters<typeof story>) => publicStory(story(...acts), names).map(({ kind }) => kind);

describe("what is public", () => {
  it("tells the way of a request in the words of the page", () => {
    const steps = publicStory(
      story(
        ["receive", { channel: "web" }],
        ["route", { departmentId: 1, note: "Acele" }],
        ["assign", { assigneeId: 7 }],
        ["start", { assigneeId: 7 }],
        ["wait", { waitingFor: "Asfalt malzemesi", until: "2026-01-20T06:00:00Z" }],
        ["resume"],
        ["resolve", { answer: "Çukur kapatıldı, Sayın Örnek Vatandaş 14." }],
      ),
      names,
    );
    expect(steps.map(({ kind, name, text }) => [kind, name, text])).toEqual([
      ["received", null, null],
      ["routed", "Fen İşleri Müdürlüğü", null],
      ["assigned", null, null],
      ["started", null, null],
      ["waiting", null, "Asfalt malzemesi"],
      ["resumed", null, null],
      ["resolved", null, "Çukur kapatıldı, Sayın •••."],
    ]);
  });

  it("tells what the institution said that it was referred to, with a number as long as a person's", () => {
    const said = (step: string, text: string | null) => ({ institutionId: 4, step, number: "12345678901", text });
    const steps = publicStory(
      story(
        ["refer", { institutionId: 4 }],
        ["hand_over", said("accepted", null), "system"],
        ["hand_over", said("news", "Ekip yolda."), "system"],
        ["hand_over", said("closed", "Sayın Örnek Vatandaş 14, onarıldı."), "system"],
      ),
      names,
    );
    expect(steps.map(({ kind, name, text }) => [kind, name, text])).toEqual([
      ["referred", "İZSU", null],
      ["handed", "İZSU", "12345678901"],
      ["handedNews", "İZSU", "Ekip yolda."],
      ["handedClosed", "İZSU", "Sayın •••, onarıldı."],
    ]);
  });

  it("keeps what is the house's own", () => {
    const inner = ["note", "correct", "prioritise", "claim", "release", "take_over", "adopt", "orphan"] as const;
    expect(ALL_ACTS).toEqual(expect.arrayContaining([...inner]));
    expect(kinds(...inner.map((act): [string, object] => [act, { text: "iç not", reason: "iç" }]))).toEqual([]);
    expect(publicStory(story(["return", { reason: "Bizim değil", departmentId: 1 }]), names)[0]).toMatchObject({
      kind: "returned",
      text: null,
      name: null,
    });
  });

  it("never repeats the citizen's own words", () => {
    const own = story(
      ["hear", { text: "Kapı no 5, ben Ayşe", medium: "web" }, "citizen"],
      ["reopen", { why: "Ben Ayşe, hâlâ çukur" }, "citizen"],
      ["confirm", { confirmation: "disputed", why: "Ben Ayşe" }, "citizen"],
      ["withdraw", { reason: "Ben Ayşe" }, "citizen"],
    );
    expect(JSON.stringify(publicStory(own, names))).not.toContain("Ayşe");
  });

  it("says where it was referred to and how to reach it, and why it was declined", () => {
    expect(publicStory(story(["refer", { institutionId: 3, note: "Su kaçağı" }]), names)[0]).toMatchObject({
      kind: "referred",
      name: "İZSU",
      phone: "185",
      text: "Su kaçağı",
    });
    expect(publicStory(story(["decline", { reason: "Özel mülk" }]), names)[0]).toMatchObject({ text: "Özel mülk" });
  });

  it("leaves out what was undone at once, and what the story says already", () => {
    expect(kinds(["receive"], ["route", { departmentId: 1 }], ["recall"], ["route", { departmentId: 2 }])).toEqual([
      "received",
      "routed",
    ]);
    expect(kinds(["route", { departmentId: 1 }], ["route", { departmentId: 1 }])).toEqual(["routed"]);
    expect(kinds(["route", { departmentId: 1 }], ["return"], ["route", { departmentId: 1 }])).toEqual([
      "routed",
      "returned",
      "routed",
    ]);
    expect(
      kinds(["assign", { assigneeId: 1 }], ["assign", { assigneeId: 2 }], ["assign", { assigneeId: null }]),
    ).toEqual(["assigned"]);
    expect(kinds(["attach", {}, "citizen"], ["attach", {}, "citizen"], ["attach", {}, "staff"])).toEqual(["photo"]);
  });

  it("tells of a main request what was done, and nothing of its citizen", () => {
    const events = story(
      ["receive"],
      ["route", { departmentId: 1 }],
      ["ask", { text: "Kapı numaranız?" }],
      ["hear", { text: "5" }, "citizen"],
      ["reply", { text: "Teşekkürler" }],
      ["resolve", { answer: "Yapıldı" }],
      ["confirm", { confirmation: "confirmed" }, "citizen"],
    );
    expect(publicStory(events, names, { main: true }).map(({ kind }) => kind)).toEqual(["routed", "resolved"]);
  });

  it("reads events of any shape", () => {
    const steps = publicStory(
      [null, "x", 4, { departmentId: "1" }, { text: 4 }].map((data, id) => ({
        id,
        at: new Date(0),
        act: "route",
        actor: "staff",
        data,
      })),
      names,
    );
    expect(steps).toHaveLength(1);
  });
});

describe("what staff write is shown without what names a person", () => {
  it.each([
    ["Örnek Vatandaş 14 ile görüşüldü.", "••• ile görüşüldü."],
    ["Sayın Vatandaş, yapıldı.", "Sayın •••, yapıldı."],
    ["Vatandaş Hanım arandı.", "••• Hanım arandı."],
    ["0532 123 45 67 numaralı telefondan arandı.", "••• numaralı telefondan arandı."],
    ["+90 (532) 123 45 67 arandı.", "••• arandı."],
    ["10000000146 kimlik numarası", "••• kimlik numarası"],
    ["ornek@posta.example yazıldı", "••• yazıldı"],
    ["444 35 52 ya da 185 aranabilir.", "444 35 52 ya da 185 aranabilir."],
    ["2026-000123 ile 12.500 m2 alan", "2026-000123 ile 12.500 m2 alan"],
  ])("%s", (written, shown) => {
    expect(withoutPeople(written, [null, { name: "Örnek Vatandaş 14", phone: null, email: null }]).trim()).toBe(shown);
  });
});
