import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { IncomingMessage } from "@/server/domain/incoming";
import { graphError, startMessenger } from "@/server/testing/messenger";
import { closedPort } from "@/server/testing/stand-in";
import { metaReceiver } from ".";

const ACCOUNTS = { pageId: "100000000000001", pageToken: "sample-token", instagramId: "17840000000000001" };
const COMMENT = "17900000000000021";
const MEDIA = "17900000000000020";

let graph: Awaited<ReturnType<typeof startMessenger>>;
beforeAll(async () => {
  graph = await startMessenger(ACCOUNTS);
});
afterAll(() => graph.stop());
beforeEach(() => {
  graph.mentions.clear();
  graph.answerMentions(null);
});

const receiver = (given: object = {}) =>
  metaReceiver({ verifyToken: "", appSecret: "", humanAgent: "no", ...ACCOUNTS, graphUrl: graph.url, ...given });
const fixture = readFileSync(join(import.meta.dirname, "fixtures/ig-mention.json"), "utf8");
const readFirst = (text: string) => receiver().read(new TextEncoder().encode(text));

/** What came, as the receiver reads it: by a comment, or in a post's own words. */
function mention(kind: "comment" | "media" = "comment"): IncomingMessage {
  const text = kind === "comment" ? fixture : fixture.replace(/,\s*"comment_id": "\d+"/, "");
  const [message] = readFirst(text).messages;
  if (!message) throw new Error("Nothing was read");
  return message;
}
const whole = async (kind?: "comment" | "media", given: object = {}) => receiver(given).complete?.(mention(kind));

it("is given its words: a comment's, whose writer Instagram does not tell", async () => {
  graph.mentions.set(`comment ${COMMENT}`, { text: "ornekbelediye bu çukur ne olacak?", timestamp: "2026-01-19" });
  expect(await whole()).toMatchObject({
    externalId: COMMENT,
    thread: MEDIA,
    from: { name: null },
    text: "ornekbelediye bu çukur ne olacak?\n\nInstagram’da belediyeden söz eden yorum.",
  });
});

it("is given a post's words and its writer", async () => {
  graph.mentions.set(`media ${MEDIA}`, { caption: "Parkın hâli", username: "ornek14" });
  expect(await whole("media")).toMatchObject({
    externalId: MEDIA,
    from: { name: "@ornek14" },
    text: "Parkın hâli\n\nInstagram’da belediyeden söz eden gönderi.",
  });
  graph.mentions.set(`media ${MEDIA}`, { username: "ornek14" });
  expect(await whole("media")).toMatchObject({ text: "Instagram’da belediyeden söz eden gönderi." });
});

it.each<[string, { status: number; body: unknown }, boolean]>([
  ["vendorDown", { status: 500, body: graphError(2) }, true],
  ["rateLimited", { status: 400, body: graphError(4) }, true],
  ["account", { status: 401, body: graphError(190) }, true],
  ["account", { status: 400, body: graphError(10) }, true],
  ["vendorDown", { status: 502, body: "<html>" }, true],
  ["vendor:100", { status: 400, body: graphError(100, 33) }, false],
  ["unreadable", { status: 200, body: { id: ACCOUNTS.instagramId } }, false],
])("lacks them where Instagram says otherwise: %s", async (reason, reply, later) => {
  graph.answerMentions(reply);
  expect(await whole()).toEqual({ lacks: `its words were not given: ${reason}`, later });
});

it("lacks them for good where the comment is gone, and for now where nobody answers", async () => {
  expect(await whole()).toEqual({ lacks: "its words were not given: vendor:100", later: false });
  const nobody = await closedPort();
  expect(await whole("media", { graphUrl: nobody })).toEqual({
    lacks: "its words were not given: network",
    later: true,
  });
});

it("is read only where its ids are numbers", () => {
  const odd = fixture.replace(COMMENT, "1){id},name");
  expect(readFirst(odd)).toMatchObject({ messages: [], problems: [expect.stringContaining("comment_id")] });
});
