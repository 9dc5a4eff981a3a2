import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startGraph } from "@/server/testing/graph";
import type { Outgoing } from "../contracts";
import { whatsappReceiver, whatsappSender } from ".";

const TOKEN = { token: "sample-token", phoneNumberId: "200000000000002" };
let graph: Awaited<ReturnType<typeof startGraph>>;
const settings = (given: Record<string, string> = {}) => ({
  templateLanguage: "tr",
  verifyToken: "",
  appSecret: "",
  ...TOKEN,
  graphUrl: graph.url,
  ...given,
});
const send = (message: Outgoing = { id: 7, address: "905000000014", body: "Başvurunuz alındı." }, given = {}) =>
  whatsappSender(settings(given)).send(message);

beforeAll(async () => {
  graph = await startGraph(TOKEN);
});
afterAll(() => graph.stop());
beforeEach(() => {
  graph.taken.length = 0;
  graph.behave({ does: "accept" });
});

it("sends a text as Meta wants it, with our own id", async () => {
  expect(await send()).toEqual({ kind: "accepted", vendorId: "wamid.out.1" });
  expect(graph.taken).toEqual([
    {
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "905000000014",
      type: "text",
      text: { preview_url: false, body: "Başvurunuz alındı." },
      biz_opaque_callback_data: "message-7",
    },
  ]);
});

it("sends to the user id of a citizen who hides the telephone", async () => {
  await send({ id: 8, address: "TR.1234567890abcDEF", body: "Merhaba" });
  expect(graph.taken).toMatchObject([{ recipient: "TR.1234567890abcDEF" }]);
  expect(graph.taken[0]).not.toHaveProperty("to");
});

it("sends the approved template once the window has closed, in one line", async () => {
  const message = { id: 9, address: "905000000014", body: "Çukur\n\tkapatıldı.", outsideWindow: true };
  await send(message, { templateName: "basvuru_bilgi" });
  expect(graph.taken).toMatchObject([
    {
      type: "template",
      template: {
        name: "basvuru_bilgi",
        language: { code: "tr" },
        components: [{ type: "body", parameters: [{ type: "text", text: "Çukur kapatıldı." }] }],
      },
    },
  ]);
});

it.each([
  [400, 132001, { kind: "refused", reason: "templateMissing" }],
  [400, 131047, { kind: "refused", reason: "windowClosed" }],
  [400, 131026, { kind: "refused", reason: "undeliverable" }],
  [400, 131009, { kind: "refused", reason: "vendor:131009" }],
  [400, 131056, { kind: "retry", reason: "rateLimited" }],
  [429, 130429, { kind: "retry", reason: "rateLimited" }],
  [500, 131000, { kind: "retry", reason: "vendorDown" }],
  [400, 190, { kind: "retry", reason: "account" }],
])("understands %i with %i", async (status, code, outcome) => {
  graph.behave({ does: "answer", status, body: { error: { message: "-", code } } });
  expect(await send()).toEqual(outcome);
});

it("waits as long as it is told to", async () => {
  graph.behave({ does: "answer", status: 503, body: "busy", headers: { "retry-after": "120" } });
  expect(await send()).toEqual({ kind: "retry", reason: "vendorDown", afterSeconds: 120 });
});

it("keeps a message for later while the token is wrong", async () => {
  expect(await send(undefined, { token: "old" })).toEqual({ kind: "retry", reason: "account" });
  expect(graph.taken).toEqual([]);
});

it("is refused a text that is too long", async () => {
  expect(await send({ id: 9, address: "905000000014", body: "ç".repeat(4097) })).toEqual({
    kind: "refused",
    reason: "vendor:100",
  });
});

it("does not know what became of a message when the connection breaks after it was written", async () => {
  graph.behave({ does: "break" });
  expect(await send()).toEqual({ kind: "unknown", reason: "noAnswer" });
  expect(graph.taken).toHaveLength(1);
});

it("does not know it either when the answer makes no sense", async () => {
  graph.behave({ does: "answer", status: 200, body: { messages: [] } });
  expect(await send()).toEqual({ kind: "unknown", reason: "noAnswer" });
});

it("tries later when nobody listens", async () => {
  const gone = await startGraph(TOKEN);
  await gone.stop();
  expect(await send(undefined, { graphUrl: gone.url })).toEqual({ kind: "retry", reason: "network" });
});

it("fetches a file by its id, and knows one that is gone", async () => {
  const receiver = whatsappReceiver(settings());
  graph.media.set("300000000000001", new Uint8Array([1, 2, 3]));
  expect(await receiver.fetchMedia?.("300000000000001")).toEqual({ kind: "bytes", bytes: Buffer.from([1, 2, 3]) });
  expect(await receiver.fetchMedia?.("300000000000009")).toEqual({ kind: "gone", reason: "mediaGone" });
});
