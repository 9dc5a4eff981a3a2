import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pgbouncerProgram } from "../../scripts/lib/pgbouncer.mjs";
import { keep } from "../../scripts/lib/processes.mjs";
import { openClient } from "../postgres";

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** It refuses to run as root. */
const nobody = (): number | undefined =>
  process.getuid?.() === 0 ? Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" })) : undefined;

/** Debian's own pgbouncer before the server of `to`, in transaction mode, with few servers for many clients. */
export async function startPgbouncer(to: string) {
  const program = pgbouncerProgram();
  if (!program) throw new Error("There is no pgbouncer.");
  const { hostname, port: behind, username, password } = new URL(to);
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), "cozum-pgbouncer-"));
  const uid = nobody();
  const file = (name: string, text: string): string => {
    const path = join(dir, name);
    writeFileSync(path, text);
    return path;
  };
  const users = file("users.txt", `"${username}" "${decodeURIComponent(password)}"\n`);
  const ini = file(
    "pgbouncer.ini",
    `[databases]
* = host=${hostname} port=${behind}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
`,
  );
  chmodSync(dir, 0o755);
  for (const path of [dir, users, ini]) if (uid !== undefined) chownSync(path, uid, uid);
  const server = keep(program, [ini], { uid, gid: uid, signal: "SIGINT", remove: dir, output: "ignore", cwd: dir });
  const url = new URL(to);
  url.host = `127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const state = await openClient(url.href, "tool").then(
      (client) => client.end().then(() => "ready"),
      (error: Error) => (error.name === "SessionRefused" ? "ready" : error.message),
    );
    if (state === "ready") break;
    if (tries === 100) throw new Error(`pgbouncer does not answer: ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: url.href,
    stop: async () => {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
