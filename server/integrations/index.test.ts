import { expect, it } from "vitest";
import { z } from "zod";
import { loadMessages } from "@/messages";
import { receiverOf, sendersOf, VENDORS } from ".";
import { made, vendor } from "./contracts";
import { describeVendor } from "./describe";

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
      const texts = z
        .object({
          vendor: z.record(z.string(), z.object({ title: z.string(), fields: z.record(z.string(), z.string()) })),
        })
        .parse((await loadMessages(locale)).channels).vendor[name];
      expect(texts?.title).toBeTruthy();
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
    { name: "key", secret: false, made: true, usual: null, needed: true },
  ]);
});

it("tells the screens which settings are secret, and which must be given", () => {
  const whatsapp = VENDORS.find(({ name }) => name === "whatsapp");
  expect(whatsapp && describeVendor(whatsapp).fields).toEqual([
    { name: "verifyToken", secret: true, made: false, usual: null, needed: true },
    { name: "appSecret", secret: true, made: false, usual: null, needed: true },
    { name: "token", secret: true, made: false, usual: null, needed: true },
    { name: "phoneNumberId", secret: false, made: false, usual: null, needed: true },
    { name: "templateName", secret: false, made: false, usual: null, needed: false },
    { name: "templateLanguage", secret: false, made: false, usual: "tr", needed: false },
    { name: "graphUrl", secret: false, made: false, usual: "https://graph.facebook.com/v23.0", needed: false },
  ]);
});
