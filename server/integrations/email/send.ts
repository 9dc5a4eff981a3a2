import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Outcome } from "@/server/domain/delivery";
import { addressOutside } from "@/server/outbound";
import type { Checked, Outgoing } from "../contracts";
import { compose, envelopeOf, messageIdOf } from "./compose";
import { outcomeOf, type Phase } from "./outcome";
import type { EmailSettings } from "./settings";

const TIMES = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 12_000 };

/** A session with the server, greeted, encrypted and signed in; what breaks it later is told by `broken`. */
async function open({ host, port, security, user, password }: EmailSettings) {
  const connection = new SMTPConnection({
    // Looked up here and once; the certificate is still asked for by the name.
    host: await addressOutside(host),
    servername: host,
    port: Number(port),
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...TIMES,
  });
  const broken = new Promise<never>((_, reject) => {
    connection.on("error", reject);
    connection.on("end", () => reject(new Error("the connection was closed")));
  });
  broken.catch(() => undefined);
  const call = <T>(start: (done: (error: unknown, given?: T) => void) => void): Promise<T | undefined> =>
    Promise.race([
      broken,
      new Promise<T | undefined>((resolve, reject) =>
        start((error, given) => (error ? reject(error) : resolve(given))),
      ),
    ]);
  try {
    await call((done) => connection.connect(done));
    if (user) await call((done) => connection.login({ user, pass: password }, done));
  } catch (error) {
    connection.close();
    throw error;
  }
  return { connection, call };
}

/** Takes the text only when the server has asked for it, so that it is known whether any of it can have left. */
export async function sendMail(settings: EmailSettings, message: Outgoing): Promise<Outcome> {
  let phase: Phase = "session";
  try {
    const bytes = await compose(settings, message);
    const { connection, call } = await open(settings);
    phase = "envelope";
    const text = new Readable({
      read() {
        phase = "text";
        this.push(bytes);
        this.push(null);
      },
    });
    try {
      await call((done) => connection.send(envelopeOf(settings, message.address), text, done));
    } finally {
      connection.close();
    }
    return { kind: "accepted", vendorId: messageIdOf(settings, message.id) };
  } catch (error) {
    return outcomeOf(error, phase);
  }
}

/** Signs in and goes. */
export async function checkServer(settings: EmailSettings): Promise<Checked> {
  try {
    const { connection } = await open(settings);
    connection.close();
    return { ok: true };
  } catch (error) {
    const outcome = outcomeOf(error, "session");
    const reason = "reason" in outcome ? outcome.reason : "network";
    return { ok: false, reason: reason === "account" ? "auth" : reason };
  }
}
