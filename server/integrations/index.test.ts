import { expect, it } from "vitest";
import { z } from "zod";
import { loadMessages } from "@/messages";
import { receiverOf, sendersOf, VENDORS } from ".";
import { made, vendor } from "./contracts";
import { describeVendor } from "./describe";

const words = z.record(z.string(), z.string());
const WHATSAPP = { verifyToken: "word", appSecret: "secret", token: "token", phoneNumberId: "1" };

it("has one vendor of each name", () => {
  const names = VENDORS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it("knows only who is set up whole", () => {
  expect(receiverOf(new Map(), "whatsapp")).toBeNull();
  expect(receiverOf(new Map([["whatsapp", { ...WHATSAPP, token: "" }]]), "whatsapp")).toBeNull();
  expect(receiverOf(new Map([["whatsapp", WHATSAPP]]), "whatsapp")).not.toBeNull();
  expect(receiverOf(new Map([["constructor", {}]]), "constructor")).toBeNull();
});

it("sends SMS by the gateways that were chosen, in their order", () => {
  const names = (gateways: string[]) =>
    sendersOf(new Map([["whatsapp", WHATSAPP]]), gateways).map(({ name, medium }) => `${medium} ${name}`);
  expect(names([])).toEqual(["whatsapp whatsapp"]);
  expect(names(["nobody", "log"])).toEqual(["sms log", "whatsapp whatsapp"]);
});

it.each(VENDORS.map((vendor) => [vendor.name, vendor] as const))(
  "%s is named on screen, and so is each of its settings",
  async (name, vendor) => {
    for (const locale of ["tr", "en"] as const) {
      const all = z
        .object({
          yesNo: words,
          vendor: z.record(
            z.string(),
            z.object({
              title: z.string(),
              fields: words.default({}),
              choices: z.record(z.string(), words).default({}),
            }),
          ),
        })
        .parse((await loadMessages(locale)).channels);
      const texts = all.vendor[name];
      expect(texts?.title).toBeTruthy();
      for (const { name: field, choices } of describeVendor(vendor).fields)
        if (choices) expect(Object.keys(texts?.choices[field] ?? all.yesNo)).toEqual(choices);
      expect(Object.keys(texts?.fields ?? {}).sort()).toEqual(
        describeVendor(vendor)
          .fields.map((field) => field.name)
          .sort(),
      );
    }
  },
);

it("tells what we make ourselves", () => {
  const unsigned = vendor({ name: "unsigned", channels: [], settings: z.object({ key: made() }) });
  expect(describeVendor(unsigned).fields).toEqual([
    { name: "key", secret: false, made: true, usual: null, needed: true, choices: null },
  ]);
});

it("tells which are chosen and not typed, and takes no other; what was kept before is read as it was", () => {
  const meta = VENDORS.find(({ name }) => name === "meta");
  const chosen = { secret: false, made: false, needed: false };
  expect(meta && describeVendor(meta).fields).toContainEqual({
    ...chosen,
    name: "humanAgent",
    usual: "no",
    choices: ["no", "yes"],
  });
  const whole = { verifyToken: "x", appSecret: "x", pageId: "1", pageToken: "x" };
  for (const kept of ["yes", "no"])
    expect(meta?.settings.parse({ ...whole, humanAgent: kept })).toMatchObject({ humanAgent: kept });
  expect(meta?.settings.safeParse({ ...whole, humanAgent: "evet" }).error?.issues).toMatchObject([
    { path: ["humanAgent"], message: "choose" },
  ]);
});

it("tells the screens which settings are secret, and which must be given", () => {
  const whatsapp = VENDORS.find(({ name }) => name === "whatsapp");
  expect(whatsapp && describeVendor(whatsapp).fields).toEqual([
    { name: "verifyToken", secret: true, made: false, usual: null, needed: true, choices: null },
    { name: "appSecret", secret: true, made: false, usual: null, needed: true, choices: null },
    { name: "token", secret: true, made: false, usual: null, needed: true, choices: null },
    { name: "phoneNumberId", secret: false, made: false, usual: null, needed: true, choices: null },
    { name: "templateName", secret: false, made: false, usual: null, needed: false, choices: null },
    { name: "templateLanguage", secret: false, made: false, usual: "tr", needed: false, choices: null },
    {
      name: "graphUrl",
      secret: false,
      made: false,
      usual: "https://graph.facebook.com/v23.0",
      needed: false,
      choices: null,
    },
  ]);
});
