/** The settings of .env, for every command that a person runs; what the environment gives already stands. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./processes.mjs";

export function loadEnvFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
