import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { CallEvent } from "@/server/domain/call";
import { foldCall } from "@/server/domain/call";
import { verimorCall } from ".";
import { settings } from "./settings";

const KEY = "K12345678-1234-5678-4321-123456789012";
const list = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", "cdrs.json"), "utf8"));
const STAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/;

let pages = 1;
let asked: URLSearchParams[] = [];

/** The vendor's list, as strict as it says of itself. */
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://vendor");
  asked.push(searchParams);
  const refuse = (text: string) => response.writeHead(400).end(text);
  const [from, to] = ["start_stamp_from", "start_stamp_to"].map((name) => searchParams.get(name));
  const limit = Number(searchParams.get("limit") ?? 10);
  if (request.method !== "GET" || pathname !== "/cdrs") return response.writeHead(404).end();
  if (searchParams.get("key") !== KEY) return refuse(`Gecersiz anahtar: ${searchParams.get("key")}`);
  if (limit < 10 || limit > 100) return refuse("limit");
  if ([from, to].some((stamp) => stamp && !STAMP.test(stamp))) return refuse("start_stamp");
  if (from && to && Date.parse(to) - Date.parse(from) > 31 * 86_400_000) return refuse("31 gun");
  const page = Number(searchParams.get("page") ?? 1);
  const answer = { cdrs: list.cdrs, pagination: { page, total_count: 3 * pages, total_pages: pages, limit } };
  return response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
});
let apiUrl = "";
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  pages = 1;
  asked = [];
});

const set = (given: Record<string, string>) => settings.parse({ key: "a-word-that-nobody-guesses", apiUrl, ...given });
const SPAN = { from: new Date("2017-08-02T00:00:00Z"), to: new Date("2017-08-04T00:00:00Z") };

async function listed(given: Record<string, string> = { apiKey: KEY }) {
  const calls: CallEvent[] = [];
  const problems: string[] = [];
  for await (const page of verimorCall.records?.(set(given))?.(SPAN) ?? []) {
    calls.push(...page.calls);
    problems.push(...page.problems);
  }
  return { calls, problems };
}

it("lists the calls on record, and tells what it cannot read", async () => {
  const { calls, problems } = await listed();
  expect(calls.map((call) => foldCall([call]))).toMatchObject([
    { direction: "incoming", number: "+903121234567", outcome: "answered", talkSeconds: 35, queue: "201" },
    { direction: "outgoing", number: "+905000000014", extension: "1002", outcome: "unanswered", talkSeconds: 0 },
  ]);
  expect(problems).toEqual(["cdrs[2]: its direction is not known"]);
  expect(asked[0]?.get("start_stamp_from")).toBe("2017-08-02 00:00:00 UTC");
});

it("turns every page", async () => {
  pages = 3;
  expect((await listed()).calls).toHaveLength(6);
  expect(asked.map((query) => query.get("page"))).toEqual(["1", "2", "3"]);
});

it("has nothing to ask without a key, and throws where the key is wrong", async () => {
  expect(verimorCall.records?.(set({}))).toBeNull();
  await expect(listed({ apiKey: "K1" })).rejects.toThrow("400");
  await expect(listed({ apiKey: KEY, apiUrl: "http://127.0.0.1:1" })).rejects.toThrow("did not answer");
});

it("tells whether the key is right", async () => {
  expect(await verimorCall.check?.(set({ apiKey: KEY }))).toEqual({ ok: true });
  expect(await verimorCall.check?.(set({ apiKey: "K1" }))).toEqual({ ok: false, reason: "vendor:400" });
  expect(await verimorCall.check?.(set({}))).toEqual({ ok: false, reason: "notSetUp" });
  expect(await verimorCall.check?.(set({ apiKey: KEY, apiUrl: "http://127.0.0.1:1" }))).toEqual({
    ok: false,
    reason: "network",
  });
});
