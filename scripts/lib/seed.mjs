/** The sample data and who may sign in to it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { root, run } from "./processes.mjs";

/** Fills an empty, migrated database; `small` is the set of the tests. */
export async function seed(env, { small = false, onLine } = {}) {
  const args = ["--import", "tsx", "prisma/seed/index.ts", ...(small ? ["--small"] : [])];
  const { code, output } = await run(process.execPath, args, { env, onLine });
  if (code !== 0) throw new Failure(`${output.trim()}\n\nThe sample data could not be loaded, as shown above.`);
}

/** One sign-in per role, as lines to show. */
export function signIns() {
  const file = join(root, "prisma/seed/sign-ins.json");
  if (!existsSync(file)) return [];
  const rows = JSON.parse(readFileSync(file, "utf8")).map(({ role, email, password }) => [role, email, password]);
  const width = (column) => Math.max(...rows.map((row) => row[column].length));
  return rows.map(([role, email, password]) => `  ${role.padEnd(width(0))}  ${email.padEnd(width(1))}  ${password}`);
}
