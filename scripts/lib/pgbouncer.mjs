/** Finds pgbouncer, a connection pooler, or gets it: a test runs the product's connections through the real one. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./processes.mjs";

const folders = () => [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"].filter(Boolean);

export const pgbouncerProgram = () =>
  folders()
    .map((folder) => join(folder, "pgbouncer"))
    .find((program) => existsSync(program)) ?? null;

/** Gives why there is none; null where there is one, or it could be installed. Only Debian and its kin have the package. */
export async function missingPgbouncer(onLine) {
  if (pgbouncerProgram()) return null;
  if (!folders().some((folder) => existsSync(join(folder, "apt-get")))) return "the system has no package of it";
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "pgbouncer"],
  ]) {
    const [command, ...rest] = [...asRoot, "apt-get", ...args];
    await run(command, rest, { onLine, env: { DEBIAN_FRONTEND: "noninteractive" } });
  }
  return pgbouncerProgram() ? null : "it could not be installed (apt-get install pgbouncer)";
}
