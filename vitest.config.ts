import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { clamdProgram } from "./scripts/lib/clamd.mjs";
import { kannelFolder } from "./scripts/lib/kannel.mjs";
import { nginxProgram } from "./scripts/lib/nginx.mjs";
import { pgbouncerProgram } from "./scripts/lib/pgbouncer.mjs";

const files = join(tmpdir(), `cozum-test-files-${process.pid}`);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const tests = (folder: string) => `${folder}/**/*.test.{ts,tsx}`;

/** Folders whose tests need no PostgreSQL; all others get one. */
const PURE = [
  ...[
    "server/domain",
    "server/files",
    "server/http",
    "server/integrations",
    "server/webhooks",
    "components",
    "scripts",
  ].map(tests),
  "server/policies/can*.test.ts",
  "app/.well-known/**/*.test.ts",
  "server/answer-headers.test.ts",
  "server/env.test.ts",
  "server/input.test.ts",
  "server/network.test.ts",
  "server/outbound.test.ts",
];
/** Not there where there is no Kannel, ClamAV or pgbouncer: `npm test` gets them where it can, and says so where it cannot. */
const LEFT_OUT = [
  ...(kannelFolder() ? [] : ["server/jobs/kannel.test.ts"]),
  ...(pgbouncerProgram() ? [] : ["server/pooler.test.ts"]),
  ...(clamdProgram() ? [] : ["server/jobs/clamd.test.ts"]),
];
const EVERYWHERE = ["app", "bench", "components", "prisma", "scripts", "server"].map(tests);

export default defineConfig({
  resolve: {
    alias: { "@": here("."), "server-only": here("./node_modules/server-only/empty.js") },
  },
  test: {
    env: {
      TZ: "Europe/Istanbul",
      // A test that reaches for the process's own client finds nothing there: it is given its database.
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
      NEXTAUTH_SECRET: "only-for-the-tests-only-for-the-tests",
      NEXTAUTH_URL: "http://localhost:3000",
      CALL_FILES_DIR: tmpdir(),
      // Every stand-in listens on this machine.
      OUTBOUND_NETWORKS: "127.0.0.0/8, ::1",
      DATA_KEY: Buffer.alloc(32, 1).toString("base64"),
      FILES_DIR: files,
      SMS_LOG_FILE: join(files, "sms.jsonl"),
    },
    setupFiles: "./server/testing/properties.ts",
    // One fewer is usual: on two cores one file would run alone, and wait for PostgreSQL.
    maxWorkers: availableParallelism(),
    // Only what hangs is ended by the clock: a busy machine fails no test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "pure", include: PURE } },
      {
        extends: true,
        test: {
          name: "database",
          include: EVERYWHERE,
          exclude: [...PURE, ...LEFT_OUT],
          globalSetup: "./server/testing/global-setup.ts",
          setupFiles: "./server/testing/setup.ts",
        },
      },
      {
        // The built product as a whole, without a browser: run after a build, by its name.
        extends: true,
        test: {
          name: "product",
          include: [tests("e2e")],
          exclude: nginxProgram() ? [] : ["e2e/deploy/nginx.test.ts"],
          globalSetup: "./server/testing/global-setup.ts",
          setupFiles: "./server/testing/setup.ts",
        },
      },
    ],
  },
});
