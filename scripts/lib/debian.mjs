/** Finds a program of a Debian package, or unpacks it beside the tests: an installed one would run as a service. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, run } from "./processes.mjs";

const folders = () => [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"].filter(Boolean);
const librariesIn = (folder) => {
  const lib = join(folder, "usr", "lib");
  return existsSync(lib) ? [lib, ...readdirSync(lib).map((name) => join(lib, name))].join(delimiter) : "";
};

/** `name`: in a folder of programs. `check`: with these arguments it starts and ends with 0, where every library is there. */
export function debianProgram({ name, debian, check }) {
  const own = join(root, ".data", name);

  /** The system's program or the unpacked one, with the environment it needs; null where there is neither. */
  function program() {
    const installed = folders().find((folder) => existsSync(join(folder, name)));
    if (installed) return { command: join(installed, name), env: {} };
    const command = join(own, "usr", "sbin", name);
    return existsSync(command) ? { command, env: { LD_LIBRARY_PATH: librariesIn(own) } } : null;
  }

  /** Gives why there is none; null where there is one, or it could be fetched. Only Debian and its kin have the package. */
  async function missing(onLine) {
    if (program()) return null;
    if (!folders().some((folder) => existsSync(join(folder, "apt-get")))) return "the system has no package of it";
    if (await unpack(onLine)) return null;
    const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
    const [command, ...rest] = [...asRoot, "apt-get", "update", "-q"];
    await run(command, rest, { onLine });
    return (await unpack(onLine)) ? null : `it could not be fetched (apt-get install ${debian})`;
  }

  /** The package and all that it needs and the system lacks, as the system itself would choose them. */
  async function unpack(onLine) {
    const folder = `${own}.${process.pid}`;
    const debs = join(folder, "debs");
    mkdirSync(join(debs, "partial"), { recursive: true });
    try {
      const options = ["--no-install-recommends", "--download-only", "-o", "Debug::NoLocking=1"];
      const place = ["-o", `Dir::Cache::archives=${debs}`, debian];
      if ((await run("apt-get", ["install", "-y", "-q", ...options, ...place], { onLine })).code !== 0) return false;
      const found = readdirSync(debs).filter((file) => file.endsWith(".deb"));
      for (const file of found) await run("dpkg-deb", ["--extract", join(debs, file), folder], { onLine });
      // It starts, with every library found, before it is called there.
      const env = { LD_LIBRARY_PATH: librariesIn(folder) };
      if ((await run(join(folder, "usr", "sbin", name), check, { env })).code !== 0) return false;
      for (const gone of [debs, own]) rmSync(gone, { recursive: true, force: true });
      renameSync(folder, own);
      return true;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  return { program, missing };
}
