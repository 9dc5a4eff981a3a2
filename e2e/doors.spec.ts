import type { APIRequestContext } from "@playwright/test";
import { ADDRESSES, COLUMNS } from "@/server/testing/doors/addresses";
import { expect, test } from "./fixtures";

/** Every page and route as each role, and as nobody: the answer's status, where it leads, or F for a page that says that it is others'. */
const YEAR = String(new Date().getFullYear());
const BLANKS: Record<string, string> = {
  "[number]": `${YEAR}-000001`,
  "[year]": YEAR,
  "[vendor]": "whatsapp",
  "[[...key]]": "",
  "[...nextauth]": "session",
  "[...path]": "requests.json",
  "[trpc]": "lookups.all",
  "[act]": "ekle",
  "[code]": "XXXXXXXXXX",
};
/** They never end, or end the session that asks. */
const LEFT_OUT = ["/api/events"];

const addressOf = (door: string): string =>
  door.replace(/\[[^/]+\]/g, (blank) => BLANKS[blank] ?? "1").replace(/(.)\/$/, "$1");

/** `network`: each asks from one of its own, for a tracking code that is not there may be tried a few times only. */
async function look(
  { request, network }: { request: APIRequestContext; network: string },
  path: string,
): Promise<string> {
  const headers = { accept: "text/html,*/*", "x-forwarded-for": network };
  const answer = await request.get(path, { maxRedirects: 0, headers });
  const status = answer.status();
  if (status >= 300 && status < 400) {
    const { pathname } = new URL(answer.headers().location ?? "/", "http://here");
    return `>${pathname.replace(YEAR, "[year]")}`;
  }
  if (status !== 200) return String(status);
  const text = answer.headers()["content-type"]?.startsWith("text/html") ? await answer.text() : "";
  const led = /http-equiv="refresh" content="\d+;\s*url=([^"?]+)/.exec(text)?.[1];
  return led ? `>${led.replace(YEAR, "[year]")}` : text.includes("data-refused") ? "F" : "200";
}

test("each page and route answers each role, and nobody, as its line says", async ({ signInAs, newVisitor }) => {
  test.setTimeout(600_000);
  const visitors: Parameters<typeof look>[0][] = [];
  for (const [place, column] of COLUMNS.entries()) {
    const { request } = column === "nobody" ? await newVisitor() : await signInAs(column);
    visitors.push({ request, network: `198.51.100.${place + 1}` });
  }
  const found: Record<string, string> = {};
  for (const door of Object.keys(ADDRESSES).filter((one) => !LEFT_OUT.includes(one)))
    found[door] = (await Promise.all(visitors.map((visitor) => look(visitor, addressOf(door))))).join(" ");
  expect(found).toEqual(Object.fromEntries(Object.entries(ADDRESSES).filter(([door]) => !LEFT_OUT.includes(door))));
});
