/** Generates and builds only what has changed since the last time. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { generateClient } from "./migrate.mjs";
import { root, run } from "./processes.mjs";

const SCHEMA = ["prisma/schema.prisma", "package-lock.json"];
const SOURCES = [
  ...["app", "components", "messages", "public", "server"],
  ...["next.config.js", "tailwind.config.ts", "postcss.config.mjs", "tsconfig.json"],
  ...SCHEMA,
];

function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesOf)) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

const isOf = (stamp, value) => existsSync(stamp) && readFileSync(stamp, "utf8") === value;

/** The typed database client. */
export async function generate() {
  const stamp = join(root, "prisma/generated/.made-from");
  const value = digest(SCHEMA);
  if (isOf(stamp, value)) return;
  await generateClient();
  writeFileSync(stamp, value);
}

const next = (args, env, onLine) =>
  run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), ...args], {
    env: { NEXT_TELEMETRY_DISABLED: "1", ...env },
    onLine,
  });

/** Types of pages that another build knew and that may be gone would fail this one's check. */
function forgetTypes(distDir) {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(".next"))) {
    if (name !== distDir) rmSync(join(root, name, "types"), { recursive: true, force: true });
    rmSync(join(root, name, "dev", "types"), { recursive: true, force: true });
  }
}

/** The types of the pages' addresses, which `tsc` reads. */
export function typegen(distDir) {
  forgetTypes(distDir);
  return next(["typegen"], { NEXT_DIST_DIR: distDir });
}

const isBuilt = (distDir) => isOf(join(root, distDir, "built-from"), digest(SOURCES));

/** The production build; gives its exit code and output. */
export async function build(distDir, onLine) {
  const stamp = join(root, distDir, "built-from");
  rmSync(stamp, { force: true });
  const value = digest(SOURCES);
  forgetTypes(distDir);
  const result = await next(["build"], { NEXT_DIST_DIR: distDir, NODE_ENV: "production" }, onLine);
  if (result.code === 0) writeFileSync(stamp, value);
  return result;
}

/** A build of today's sources, made now if it is not there. */
export async function needBuild(distDir, onLine) {
  if (isBuilt(distDir)) return;
  const { code, output } = await build(distDir, onLine);
  if (code !== 0) throw new Failure(`${output.trim()}\n\nThe build failed as shown above.`);
}
