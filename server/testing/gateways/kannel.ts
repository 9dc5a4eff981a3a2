import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kannelFolder } from "../../../scripts/lib/kannel.mjs";
import { freePort } from "../../../scripts/lib/ports.mjs";

const USER = "cozum";
const PASSWORD = "sample-password";

/** The distribution's own Kannel, both boxes of it, with an operator behind it and our door for what citizens write. */
export async function startKannel(operatorUrl: string, door: string) {
  const folder = mkdtempSync(join(tmpdir(), "cozum-kannel-"));
  const bin = kannelFolder();
  if (!bin) throw new Error("Kannel is not installed");
  const [admin, boxes, smsc, sendsms] = [await freePort(), await freePort(), await freePort(), await freePort()];
  writeFileSync(
    join(folder, "kannel.conf"),
    `group = core
admin-port = ${admin}
admin-password = sample
smsbox-port = ${boxes}
box-allow-ip = "127.0.0.1"
box-deny-ip = "*.*.*.*"
log-level = 1

group = smsc
smsc = http
smsc-id = operator
system-type = kannel
smsc-username = operator-user
smsc-password = operator-password
port = ${smsc}
connect-allow-ip = "127.0.0.1"
send-url = "${operatorUrl}/send"
dlr-url = "http://127.0.0.1:${smsc}/?username=operator-user&password=operator-password"

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${boxes}
sendsms-port = ${sendsms}
sendsms-interface = 127.0.0.1
log-level = 1

group = sendsms-user
username = ${USER}
password = ${PASSWORD}
max-messages = 10

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "${door}?id=%I&from=%p&at=%T&coding=%c&text=%a"
`,
  );
  const start = (box: string) =>
    spawn(join(bin, box), ["kannel.conf"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const bearerbox = start("bearerbox");
  await says(bearerbox, /Start-up done/);
  const smsbox = start("smsbox");
  await says(smsbox, /Connected to bearerbox/);
  const url = `http://127.0.0.1:${sendsms}`;
  return {
    url,
    user: USER,
    password: PASSWORD,
    /** A citizen writes to the municipality's number. */
    write: async (from: string, text: string) => {
      const query = new URLSearchParams({
        username: "operator-user",
        password: "operator-password",
        from,
        to: "4609",
        charset: "UTF-8",
        coding: "2",
        text,
      });
      await fetch(`http://127.0.0.1:${smsc}/?${query}`);
    },
    stop: async () => {
      for (const box of [smsbox, bearerbox]) await end(box);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits for a line of a box's log; where it ends instead, its log tells why. */
function says(box: ChildProcess, line: RegExp): Promise<void> {
  let said = "";
  return new Promise((found, ended) => {
    box.once("exit", () => ended(new Error(`Kannel ended:\n${said}`)));
    box.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-20_000);
      if (line.test(said)) found();
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}
