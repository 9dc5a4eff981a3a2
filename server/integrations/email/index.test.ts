import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startSmtp } from "@/server/testing/gateways/smtp";
import { email } from ".";

const account = { user: "bilgi@ornek.example", password: "sample-password" };
const smtp = await startSmtp(account);
const settings = email.settings.parse({
  host: "127.0.0.1",
  port: smtp.port,
  security: "none",
  ...account,
  from: "Örnek Belediyesi <bilgi@ornek.example>",
  replyTo: "yanit@ornek.example",
});
const senderOf = (given: typeof settings) => email.senders?.(given)[0];
const send = (more = {}, given = settings) =>
  senderOf(given)?.send({
    id: 42,
    address: "vatandas@ornek.example",
    body: "Başvurunuz alındı: 2026-000001 ornek.example/t/K7M4PQ2A5T <b>",
    subject: "Başvurunuz: 2026-000001",
    ...more,
  });

beforeEach(() => smtp.behave({}));
afterAll(() => smtp.stop());

/** Headers unfolded, and the parts with their encodings taken off. */
function read(text: string) {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const headers = Object.fromEntries(
    head
      .replace(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  const body = Buffer.from(
    rest
      .join("\r\n\r\n")
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
  return { headers, body };
}
const word = (text: string) =>
  text.replace(/=\?UTF-8\?[Qq]\?(.*?)\?=\s*/g, (_, encoded: string) =>
    Buffer.from(
      encoded
        .replace(/_/g, " ")
        .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      "latin1",
    ).toString("utf8"),
  );

it("sends a text and simple HTML from the municipality's address, under our own id, marked as a machine's", async () => {
  expect(await send()).toEqual({ kind: "accepted", vendorId: "<message-42@ornek.example>" });
  const mail = smtp.taken.at(-1);
  expect(mail).toMatchObject({ from: "bilgi@ornek.example", to: ["vatandas@ornek.example"] });
  const { headers, body } = read(mail?.text ?? "");
  expect(headers).toMatchObject({
    "message-id": "<message-42@ornek.example>",
    "auto-submitted": "auto-generated",
    "reply-to": "yanit@ornek.example",
    to: "vatandas@ornek.example",
    "content-type": expect.stringMatching(/^multipart\/alternative/),
  });
  expect(word(headers.subject ?? "")).toBe("Başvurunuz: 2026-000001");
  expect(word(headers.from ?? "")).toMatch(/^Örnek Belediyesi\s*<bilgi@ornek.example>$/);
  expect(body).toContain("Başvurunuz alındı: 2026-000001 https://ornek.example/t/K7M4PQ2A5T <b>");
  expect(body).toContain('<a href="https://ornek.example/t/K7M4PQ2A5T">ornek.example/t/K7M4PQ2A5T</a> &lt;b&gt;');
});

describe("what the server answers", () => {
  it.each([
    [{ auth: { code: 535, message: "5.7.8 no" } }, { kind: "retry", reason: "account" }],
    [{ auth: { code: 454, message: "4.7.0 later" } }, { kind: "retry", reason: "account" }],
    [{ mail: { code: 553, message: "5.7.1 not yours" } }, { kind: "retry", reason: "account" }],
    [{ rcpt: { code: 550, message: "5.1.1 no such user" } }, { kind: "refused", reason: "mailbox" }],
    [{ rcpt: { code: 450, message: "4.2.1 greylisted" } }, { kind: "retry", reason: "smtp:450" }],
    [{ data: { code: 452, message: "4.3.1 no room" } }, { kind: "retry", reason: "smtp:452" }],
    [{ data: { code: 554, message: "5.7.1 looks like spam" } }, { kind: "refused", reason: "smtp:554" }],
    [{ hangUp: "mail" }, { kind: "retry", reason: "network" }],
    [{ hangUp: "data" }, { kind: "unknown", reason: "noAnswer" }],
  ] as const)("%o", async (behaviour, outcome) => {
    smtp.behave(behaviour);
    expect(await send()).toEqual(outcome);
  });

  it("knows that a closed door took nothing, and that no encryption is no sending", async () => {
    const gone = await startSmtp(account);
    await gone.stop();
    expect(await send({}, { ...settings, port: gone.port })).toEqual({ kind: "retry", reason: "network" });
    expect(await send({}, { ...settings, security: "starttls" })).toEqual({ kind: "retry", reason: "account" });
  });
});

it("is checked by signing in", async () => {
  expect(await email.check?.(settings)).toEqual({ ok: true });
  expect(await email.check?.({ ...settings, password: "wrong" })).toEqual({ ok: false, reason: "auth" });
  const gone = await startSmtp(account);
  await gone.stop();
  expect(await email.check?.({ ...settings, port: gone.port })).toEqual({ ok: false, reason: "network" });
});

it("takes settings that can be right, and no others", () => {
  const whole = { host: "posta.ornek.example", from: "bilgi@ornek.example" };
  expect(email.settings.parse(whole)).toMatchObject({ port: "587", security: "starttls", user: "", replyTo: "" });
  for (const wrong of [
    { port: "smtp" },
    { security: "maybe" },
    { from: "Belediye" },
    { replyTo: "kimse" },
    { host: "" },
  ])
    expect(email.settings.safeParse({ ...whole, ...wrong }).success).toBe(false);
});
