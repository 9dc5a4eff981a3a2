import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

const envFile = fileURLToPath(new URL(".env", import.meta.url));
if (existsSync(envFile)) process.loadEnvFile(envFile);

// The schema engine comes from npm (prisma/schema-engine.mjs): a closed network can install and migrate.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= new URL("./prisma/schema-engine.mjs", import.meta.url).pathname;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx prisma/seed/index.ts" },
  datasource: {
    url: process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || "postgresql://localhost:5432/cozum",
  },
});
