/** Keys of an installation that nobody configures: made once, readable by its owner only. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";

export function secretsIn(file) {
  if (!existsSync(file)) {
    const lines = [
      `NEXTAUTH_SECRET=${randomBytes(48).toString("base64url")}`,
      `DATA_KEY=${randomBytes(32).toString("base64")}`,
    ];
    writeFileSync(`${file}.new`, `${lines.join("\n")}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return parseEnv(readFileSync(file, "utf8"));
}
