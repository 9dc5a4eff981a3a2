import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { perProcess } from "../lazy";

/** Which build this process serves; null in development, where every change is another one. */
export const buildVersion = (): string | null => perProcess("build version", () => ({ version: read() })).version;

function read(): string | null {
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  try {
    return readFileSync(join(/* turbopackIgnore: true */ process.cwd(), folder, "BUILD_ID"), "utf8").trim();
  } catch {
    return null;
  }
}
