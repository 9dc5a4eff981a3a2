import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { netgsmCall } from ".";
import { settings } from "./settings";

const ACCOUNT = { usercode: "8503040000", password: "secret-word" };
const report: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", "report.json"), "utf8"));
const question = z.strictObject({
  usercode: z.string(),
  password: z.string(),
  startdate: z.string().regex(/^\d{12}$/),
  stopdate: z.string().regex(/^\d{12}$/),
});

let answer: unknown = report;
const asked: z.infer<typeof question>[] = [];

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const read = question.safeParse(JSON.parse(body));
    const known = read.data?.usercode === ACCOUNT.usercode && read.data.password === ACCOUNT.password;
    if (read.data) asked.push(read.data);
    if (request.method !== "POST" || request.url !== "/netsantral/report") response.writeHead(404).end();
    else response.end(JSON.stringify(!read.success ? { code: "70" } : known ? answer : 30));
  });
});
let apiUrl = "";
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function listed(given: Record<string, string> = ACCOUNT) {
  const records = netgsmCall.records?.(settings.parse({ key: "a-word-that-nobody-guesses", apiUrl, ...given }));
  const pages = [];
  const span = { from: new Date("2022-05-08T21:00:00Z"), to: new Date("2022-05-09T20:59:00Z") };
  for await (const page of records?.(span) ?? []) pages.push(page);
  return { calls: pages.flatMap(({ calls }) => calls), problems: pages.flatMap(({ problems }) => problems) };
}

it("lists the calls on record, asked in Istanbul's time", async () => {
  answer = report;
  const { calls, problems } = await listed();
  expect(calls).toMatchObject([
    { callId: "1428481992.3556", direction: "incoming", number: "+905000000014", queue: "Destek", talkSeconds: 45 },
  ]);
  expect(problems).toEqual(["calls[1]: it has no time"]);
  expect(asked.at(-1)).toMatchObject({ startdate: "090520220000", stopdate: "090520222359" });
});

it("takes a day without calls for what it is, and throws at a refusal", async () => {
  answer = 40;
  expect(await listed()).toEqual({ calls: [], problems: [] });
  await expect(listed({ ...ACCOUNT, password: "other" })).rejects.toThrow("30");
  await expect(listed({ ...ACCOUNT, apiUrl: "http://127.0.0.1:1" })).rejects.toThrow("did not answer");
  expect(await listed({})).toEqual({ calls: [], problems: [] });
});
