import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../../scripts/lib/ports.mjs";
import { root } from "../../scripts/lib/processes.mjs";

/** The product as it runs for real, the build of the browser journeys, with a plug that can be pulled. */
export type Product = {
  address: string;
  /** SIGKILL to one of the two, and up again; one after the other, however many ask. */
  pull: (which: Process) => Promise<void>;
  stop: () => Promise<void>;
};
export type Process = "web" | "worker";

/** `meanwhile`: what happens between the one and the other. */
export async function startProduct(
  env: Record<string, string>,
  meanwhile: (which: Process) => Promise<void>,
): Promise<Product> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const all = {
    ...process.env,
    ...env,
    NODE_ENV: "production" as const,
    PORT: String(port),
    NEXTAUTH_URL: address,
    LOG_LEVEL: "error",
  };
  const node = (args: string[]) =>
    spawn(process.execPath, args, { cwd: root, env: all, stdio: ["ignore", "inherit", "inherit"] });
  const start = {
    web: () => node([join(root, "node_modules/next/dist/bin/next"), "start", "-p", String(port)]),
    worker: () => node(["--import", "tsx", "server/worker.ts"]),
  };
  const alive: Record<Process, ChildProcess> = { web: start.web(), worker: start.worker() };
  const kill = async (child: ChildProcess) => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  const pullNow = async (which: Process) => {
    await kill(alive[which]);
    await meanwhile(which);
    alive[which] = start[which]();
    if (which === "web") await answers(address);
  };
  let pulling = Promise.resolve();
  await answers(address);
  return {
    address,
    pull: (which) => {
      pulling = pulling.then(() => pullNow(which));
      return pulling;
    },
    stop: async () => {
      await Promise.all(Object.values(alive).map(kill));
    },
  };
}

async function answers(address: string): Promise<void> {
  for (;;) {
    const healthy = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (healthy?.ok) return;
    await again();
  }
}

/** What a caller waits before it tries once more. */
export const again = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
