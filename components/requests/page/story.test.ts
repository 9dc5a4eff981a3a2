import { describe, expect, it } from "vitest";
import en from "@/messages/en/request.json";
import tr from "@/messages/tr/request.json";
import { ALL_ACTS } from "@/server/domain/request";
import { sentenceOf } from "./story";

const names = {
  department: (id: number) => (id === 3 ? "Fen İşleri" : "?"),
  person: (id: number) => `Örnek Personel ${id}`,
  institution: () => "İZSU",
  fact: (name: string, value: unknown) => `${name}=${value}`,
  when: (iso: string) => iso.slice(0, 10),
  to: (name: string) => `${name}’ne`,
};
const event = (act: string, data: Record<string, unknown> = {}) => ({
  id: 1,
  at: new Date(0),
  act,
  actor: "staff" as const,
  staff: null,
  from: null,
  to: null,
  data,
});

const at = (tree: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined),
      tree,
    );

describe("every act has a sentence in both languages", () => {
  it.each(["receive", ...ALL_ACTS])("%s", (act) => {
    const { key } = sentenceOf(event(act), names, "whatsapp");
    expect(at(tr.timeline, key)).toEqual(expect.any(String));
    expect(at(en.timeline, key)).toEqual(expect.any(String));
  });
});

it.each([
  [
    "route",
    { departmentId: 3, note: "Acil" },
    { key: "route", values: { departmentTo: "Fen İşleri’ne" }, quote: "Acil" },
  ],
  ["assign", { assigneeId: 12 }, { key: "assign", values: { personTo: "Örnek Personel 12’ne" }, quote: null }],
  ["assign", { assigneeId: null }, { key: "unassign", values: {}, quote: null }],
  [
    "correct",
    { facts: { kind: { from: "demand", to: "complaint" }, secret: { to: 1 } } },
    { key: "correct", values: { facts: "kind=complaint" }, quote: null },
  ],
  [
    "confirm",
    { confirmation: "disputed", why: "Hâlâ duruyor" },
    { key: "disputed", values: {}, quote: "Hâlâ duruyor" },
  ],
  [
    "hand_over",
    { institutionId: 4, step: "closed", status: "closed", number: "638344", text: "Onarıldı." },
    {
      key: "handedClosed",
      values: { institution: "İZSU", person: "", number: "638344", status: "handedStatus=closed" },
      quote: "Onarıldı.",
    },
  ],
  [
    "hand_over",
    { institutionId: 4, step: "accepted", status: "open", number: "638344", text: null, staffId: 7 },
    {
      key: "handedByHand",
      values: { institution: "İZSU", person: "Örnek Personel 7", number: "638344", status: "" },
      quote: null,
    },
  ],
  ["resolve", { answer: "  " }, { key: "resolve", values: {}, quote: null }],
])("%s with %j", (act, data, sentence) => expect(sentenceOf(event(act, data), names, "web")).toEqual(sentence));
