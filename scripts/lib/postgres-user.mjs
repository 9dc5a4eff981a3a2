/** PostgreSQL refuses to run as root: then it runs as the user postgres, else nobody, of this machine. */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
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

/**
 * How to run a PostgreSQL program here: as `uid` and `gid` where given, through `wrap`. In a folder that only root may enter (such as
 * /root), a namespace in which root bears the other user's number lets it pass, where the machine allows one.
 */
export function postgresUser(folders) {
  const plain = (command, args) => [command, args];
  if (process.getuid?.() !== 0) return { wrap: plain };
  const { uid, gid } = account();
  if (folders.every((folder) => mayEnter({ uid, gid }, folder))) return { uid, gid, wrap: plain };
  const namespace = ["--user", `--map-user=${uid}`, `--map-group=${gid}`];
  if (spawnSync("unshare", [...namespace, "true"]).status === 0) {
    return { wrap: (command, args) => ["unshare", [...namespace, command, ...args]] };
  }
  throw new Failure(
    "PostgreSQL does not run as root, and no other user may enter this folder: move it out of root's home, or run this as an ordinary user.",
  );
}
