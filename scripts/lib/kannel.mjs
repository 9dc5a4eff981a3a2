/** Finds Kannel, an open SMS gateway, or gets it: the tests send real messages through it to an operator of their own. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./processes.mjs";

const BOXES = ["bearerbox", "smsbox"];
const folders = () => [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"].filter(Boolean);

/** The folder with both of its programs; null where they are not installed. */
export const kannelFolder = () =>
  folders().find((folder) => BOXES.every((box) => existsSync(join(folder, box)))) ?? null;

/** Gives why there is none; null where there is one, or it could be installed. Only Debian and its kin have the package. */
export async function missingKannel(onLine) {
  if (kannelFolder()) return null;
  if (!folders().some((folder) => existsSync(join(folder, "apt-get")))) return "the system has no package of it";
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "kannel"],
  ]) {
    const [command, ...rest] = [...asRoot, "apt-get", ...args];
    await run(command, rest, { onLine, env: { DEBIAN_FRONTEND: "noninteractive" } });
  }
  return kannelFolder() ? null : "it could not be installed (apt-get install kannel)";
}
