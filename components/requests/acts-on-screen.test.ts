import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACT_KEYS, TRIAGE_ACTS } from "@/components/triage/act-keys";
import en from "@/messages/en/requests.json";
import enTriage from "@/messages/en/triage.json";
import tr from "@/messages/tr/requests.json";
import trTriage from "@/messages/tr/triage.json";
import { type Act, ALL_ACTS, type Hand, RULES } from "@/server/domain/request";
import { AT_ONCE, BAR_ACTS } from "./page/bar-acts";
import { asksFirst } from "./parts/act-dialogs";

const STAFF: readonly Hand[] = ["agent", "pr_manager", "own_head", "own_staff"];
const STAFF_ACTS = ALL_ACTS.filter((act) => RULES[act].by.some((hand) => STAFF.includes(hand)));

/** Acts that no bar and no key offers, by the screen that does them and the words by which it does. */
const ELSEWHERE: Partial<Record<Act, [file: string, words: string]>> = {
  note: ["requests/page/composer.tsx", 'act: "note"'],
  ask: ["requests/page/composer.tsx", 'act: "ask"'],
  reply: ["requests/page/composer.tsx", 'act: "reply"'],
  resolve: ["requests/page/composer.tsx", 'act: "resolve"'],
  claim: ["requests/page/claim-acts.tsx", '"claim"'],
  release: ["requests/page/claim-acts.tsx", '"release"'],
  take_over: ["requests/page/claim-acts.tsx", '"take_over"'],
  enter_answer: ["requests/page/cimer-part.tsx", 'act: "enter_answer"'],
  unenter_answer: ["requests/page/cimer-part.tsx", 'act: "unenter_answer"'],
  // The undo of a routing that was just done.
  recall: ["requests/parts/undo.ts", 'act: "recall"'],
};

/** Acts that are done by another verb's way: another act, or a verb that a screen calls. */
const BY_VERB: Partial<Record<Act, Act | [file: string, words: string]>> = {
  adopt: "merge",
  orphan: "unmerge",
  attach: ["requests/page/composer.tsx", "files: composed.files"],
  tie: ["requests/page/same-person.tsx", "trpc.requests.tie."],
  untie: ["requests/page/same-person.tsx", "trpc.requests.untie."],
  settle_detail: ["requests/page/unused-details.tsx", "trpc.requests.settleDetail."],
  correct_citizen: ["requests/page/correct-citizen.tsx", "trpc.requests.correctCitizen."],
};

const says = ([file, words]: [string, string]): boolean =>
  readFileSync(new URL(`../${file}`, import.meta.url), "utf8").includes(words);
const inBar = (act: Act): boolean => BAR_ACTS.some((offered) => offered.act === act);
const word = (texts: object, act: string): unknown => Reflect.get(texts, act);

describe("every act that staff may do", () => {
  it.each(STAFF_ACTS)("%s has its way on a screen", (act) => {
    const elsewhere = ELSEWHERE[act];
    const verb = BY_VERB[act];
    if (typeof verb === "string") expect(inBar(verb)).toBe(true);
    else if (verb) expect(says(verb)).toBe(true);
    else if (elsewhere) expect(says(elsewhere)).toBe(true);
    else expect(inBar(act)).toBe(true);
  });

  it.each(STAFF_ACTS)("%s has its texts in both languages", (act) => {
    for (const { name, done, past } of [tr.acts, en.acts]) {
      expect(word(past, act)).toEqual(expect.any(String));
      if (BY_VERB[act]) continue;
      expect(word(name, act)).toEqual(expect.any(String));
      expect(word(done, act)).toEqual(expect.any(String));
    }
  });
});

it("offers in the bar only what asks in a dialog or is done at once, no key twice", () => {
  for (const { act } of BAR_ACTS) expect([act, asksFirst(act), AT_ONCE.some((own) => own === act)]).toContain(true);
  const keys = BAR_ACTS.flatMap(({ key }) => (key ? [key] : []));
  expect(new Set(keys).size).toBe(keys.length);
});

it("offers by a key of triage only what asks in a dialog, is routed or is claimed, under the same key as the page", () => {
  for (const act of TRIAGE_ACTS) {
    expect(act === "route" || act === "claim" || asksFirst(act)).toBe(true);
    expect([ACT_KEYS[act], undefined]).toContain(BAR_ACTS.find((offered) => offered.act === act)?.key);
    for (const { acts } of [trTriage, enTriage]) expect(word(acts, act)).toEqual(expect.any(String));
  }
});
