import { defineConfig } from "prisma/config";

// The schema engine comes from npm (prisma/schema-engine.mjs): a closed network can install and migrate.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= new URL("./prisma/schema-engine.mjs", import.meta.url).pathname;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx prisma/seed/index.ts" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/cozum" },
});
