import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { freePort } from "../../scripts/lib/ports.mjs";
import { root } from "../../scripts/lib/processes.mjs";

const alive = new Set<ChildProcess>();
const lineSchema = z.looseObject({ event: z.string(), pid: z.number().optional(), process: z.string().optional() });

/** `npm start`, `npm run web` or `npm run worker`, as they are called, on a build. */
export async function startInstance(url: string, args: readonly string[], env: Record<string, string> = {}) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), "cozum-start-"));
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs"), ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: String(port),
      NEXTAUTH_URL: address,
      NEXT_DIST_DIR: ".next-test",
      FILES_DIR: join(folder, "files"),
      LOG_LEVEL: "info",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  alive.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const lines = () =>
    said.split("\n").flatMap((line) => (line.startsWith("{") ? [lineSchema.parse(JSON.parse(line))] : []));
  const get = async (path: string): Promise<number> =>
    fetch(`${address}${path}`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status,
      () => 0,
    );
  const exited = once(child, "exit").then(([code]) => {
    alive.delete(child);
    rmSync(folder, { recursive: true, force: true });
    return z.number().nullable().parse(code);
  });
  return {
    address,
    child,
    exited,
    get,
    said: () => said,
    ended: () =>
      lines()
        .filter(({ event }) => event === "process.ended")
        .map(({ process: name }) => name),
    /** Of the processes that were started under this name, in order. */
    pids: (name: "web" | "worker") =>
      lines().flatMap(({ event, pid }) => (event === `${name}.started` && pid ? [pid] : [])),
  };
}

export type Instance = Awaited<ReturnType<typeof startInstance>>;

export const stop = async ({ child, exited }: Instance): Promise<number | null> => {
  child.kill("SIGTERM");
  return exited;
};
/** Stops in order whatever still runs. */
export async function stopInstances(): Promise<void> {
  for (const child of alive) {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }
}
