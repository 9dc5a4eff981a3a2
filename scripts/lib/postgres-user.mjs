/** PostgreSQL refuses to run as root: then it runs as the user postgres, else nobody, of this machine. */
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Failure } from "./failure.mjs";

function account() {
  const entries = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const entry = ["postgres", "nobody"].flatMap((name) => entries.filter(([given]) => given === name))[0];
  if (!entry) throw new Failure("PostgreSQL does not run as root, and this machine has no other user to run it as.");
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function mayEnter({ uid, gid }, folder) {
  const { mode, uid: owner, gid: group } = statSync(folder);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (dirname(folder) === folder || mayEnter({ uid, gid }, dirname(folder)));
}

function inPath(name) {
  const found = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return found.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * How to run a PostgreSQL program here: `{ uid, gid, wrap }`. Under root in a folder that only root may enter (such as /root),
 * setpriv lets the unprivileged user pass.
 */
export function postgresUser(folders) {
  const plain = (command, args) => [command, args];
  if (process.getuid?.() !== 0) return { wrap: plain };
  const user = account();
  if (folders.every((folder) => mayEnter(user, folder))) return { ...user, wrap: plain };
  const setpriv = inPath("setpriv");
  if (!setpriv) {
    throw new Failure(
      "PostgreSQL does not run as root, and no other user may enter this folder: move it out of root's home, or run this as an ordinary user.",
    );
  }
  const options = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
  return { owner: user, wrap: (command, args) => [setpriv, [...options, command, ...args]] };
}
