import { once } from "node:events";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { connect as connectTo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openClient } from "@/server/postgres";
import { migrate } from "../../scripts/lib/migrate.mjs";
import { startPostgres, THROWAWAY } from "../../scripts/lib/postgres.mjs";

/** What is committed survives the death of the server, though not of the machine. */
const SETTINGS = { ...THROWAWAY, synchronous_commit: "on", full_page_writes: "on", max_connections: 100 };
const DATABASE = "cozum";

/** A migrated PostgreSQL of its own that a test may kill. */
export async function startCrashingPostgres() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cozum-crash-")));
  const dir = join(folder, "postgres");
  const start = (port?: number) =>
    startPostgres({ dir, log: join(folder, "postgres.log"), settings: SETTINGS, ...(port && { port }) });
  let server = await start();
  const port = server.port;
  const url = server.url(DATABASE);
  const admin = await openClient(server.url("postgres"), "tool");
  await admin.query(`CREATE DATABASE ${DATABASE}`);
  await admin.end();
  await migrate(url);
  const postmaster = () => Number.parseInt(readFileSync(join(dir, "postmaster.pid"), "utf8"), 10);
  return {
    url,
    /** The server and all its connections die at once. Resolves when the port is closed. */
    kill: async (): Promise<void> => {
      process.kill(postmaster(), "SIGKILL");
      await server.exited;
      while (await answers(port)) await new Promise(setImmediate);
    },
    startAgain: async (): Promise<void> => {
      server = await start(port);
    },
    /** It takes connections and answers nothing, until `resume`. */
    freeze: () => process.kill(-postmaster(), "SIGSTOP"),
    resume: () => process.kill(-postmaster(), "SIGCONT"),
    stop: async (): Promise<void> => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connectTo(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
