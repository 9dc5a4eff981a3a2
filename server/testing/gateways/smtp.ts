import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Mail = { from: string; to: string[]; text: string };
type Refusal = { code: number; message: string };
/** At which step the server says no, or hangs up. */
export type MailBehaviour = {
  auth?: Refusal;
  mail?: Refusal;
  rcpt?: Refusal;
  data?: Refusal;
  hangUp?: "mail" | "data";
};

const refusal = ({ code, message }: Refusal): Error => Object.assign(new Error(message), { responseCode: code });

/** A real SMTP server on this machine; it keeps what it takes. */
export async function startSmtp(account: { user: string; password: string }, options: SMTPServerOptions = {}) {
  const taken: Mail[] = [];
  let behaviour: MailBehaviour = {};
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    ...options,
    onAuth({ username, password }, _, done) {
      if (behaviour.auth) return done(refusal(behaviour.auth));
      if (username !== account.user || password !== account.password)
        return done(refusal({ code: 535, message: "5.7.8 Authentication failed" }));
      done(null, { user: username });
    },
    onMailFrom(_, session, done) {
      if (behaviour.hangUp === "mail") return void hangUp(session.id);
      done(behaviour.mail ? refusal(behaviour.mail) : null);
    },
    onRcptTo(_, __, done) {
      done(behaviour.rcpt ? refusal(behaviour.rcpt) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (behaviour.data) return done(refusal(behaviour.data));
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        });
        if (behaviour.hangUp === "data") return void hangUp(session.id);
        done();
      });
    },
  });
  server.on("error", () => undefined);

  function hangUp(id: string): void {
    for (const connection of server.connections) {
      const { id: own, _socket: socket } = connection as unknown as { id: string; _socket: { destroy: () => void } };
      if (own === id) socket.destroy();
    }
  }

  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    port: String(port),
    taken,
    behave: (next: MailBehaviour) => {
      behaviour = next;
    },
    stop: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
