import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import superjson from "superjson";
import { needBuild } from "../scripts/lib/build.mjs";
import { freePort } from "../scripts/lib/ports.mjs";
import { keep, root, run } from "../scripts/lib/processes.mjs";
import type { Statement } from "./plans";

const nextBin = join(root, "node_modules/next/dist/bin/next");
const SECRET = randomBytes(32).toString("base64url");

/** Asks one procedure over HTTP, signed in or not, and fails loudly. */
export type Api = {
  base: string;
  query: (path: string, input: unknown) => Promise<unknown>;
  mutate: (path: string, input: unknown) => Promise<unknown>;
  stop: () => Promise<unknown>;
};

async function started(port: number, stop: () => Promise<unknown>, cookie = ""): Promise<Api> {
  const base = `http://127.0.0.1:${port}`;
  const headers = { cookie, "content-type": "application/json" };
  const read = async (response: Response) => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 500)}`);
    return text;
  };
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${base}/api/health`).catch(() => null);
    if (ready) break;
    if (tries > 300) throw new Error(`Nothing answers at ${base}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    base,
    query: (path, input) =>
      fetch(`${base}/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`, {
        headers,
      }).then(read),
    mutate: (path, input) =>
      fetch(`${base}/api/trpc/${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(superjson.serialize(input)),
      }).then(read),
    stop,
  };
}

/** The built product, asked as the manager of public relations. */
export async function startProduct(
  url: string,
  admin: pg.Client | pg.Pool,
  keys: Record<string, string> = {},
): Promise<Api> {
  await needBuild(".next", (line: string) => console.log(`  ${line}`));
  const port = await freePort();
  const files = join(root, ".data", "bench", "files");
  mkdirSync(files, { recursive: true });
  const env = {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: SECRET,
    NEXTAUTH_URL: `http://localhost:${port}`,
    DATA_KEY: randomBytes(32).toString("base64"),
    FILES_DIR: files,
    SMS_LOG_FILE: join(files, "sms.jsonl"),
    LOG_LEVEL: "error",
    NODE_ENV: "production",
    ...keys,
  };
  const web = keep(process.execPath, [nextBin, "start", "-p", String(port)], { env, output: "ignore" });
  const { rows } = await admin.query(
    "SELECT s.id, s.session_version FROM staff s JOIN staff_role r ON r.staff_id = s.id WHERE r.role = 'pr_manager' ORDER BY s.id LIMIT 1",
  );
  const sid = randomUUID();
  await admin.query(
    `INSERT INTO staff_session (id, staff_id, version, device, network, opened_at, seen_at, proved_at)
     VALUES ($1, $2, $3, 'bench', '127.0.0.1', now(), now(), now())`,
    [sid, rows[0].id, rows[0].session_version],
  );
  const token = await encode({
    token: { sub: String(rows[0].id), sid },
    secret: env.NEXTAUTH_SECRET,
    maxAge: 36_000,
  });
  return started(port, web.stop, `next-auth.session-token=${token}`);
}

/** The product's worker, without a word. */
export const startWorker = (keys: Record<string, string>) =>
  keep(process.execPath, ["--import", "tsx", "server/worker.ts"], {
    env: {
      ...keys,
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      SMS_LOG_FILE: join(root, ".data", "bench", "sms.jsonl"),
    },
    output: "ignore",
  });

/** The bare route: Next.js, tRPC and pg with the statements that the product's verbs sent. */
export async function startFloor(url: string, statements: Record<string, Statement[]>): Promise<Api> {
  const folder = join(root, "bench", "floor");
  const file = join(root, ".data", "bench", "statements.json");
  writeFileSync(file, JSON.stringify(statements));
  const env = { DATABASE_URL: url, FLOOR_STATEMENTS: file, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const built = await run(process.execPath, [nextBin, "build", folder], { env });
  if (built.code !== 0) throw new Error(built.output);
  const port = await freePort();
  const web = keep(process.execPath, [nextBin, "start", folder, "-p", String(port)], { env, output: "ignore" });
  return started(port, web.stop);
}
