/** `npm run migration -- name`: writes what schema.prisma has and the migrations lack into a migration of its own, on an embedded PostgreSQL. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "./lib/failure.mjs";
import { prepare } from "./lib/install.mjs";
import { main, say } from "./lib/main.mjs";
import { startPostgres, THROWAWAY } from "./lib/postgres.mjs";
import { root } from "./lib/processes.mjs";
import { missingInMigrations } from "./lib/schema-diff.mjs";

await main(async () => {
  await prepare();
  const name = process.argv[2] ?? "";
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Failure("Usage: npm run migration -- name_of_what_it_does");
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cozum-migration-")));
  const server = await startPostgres({
    dir: join(folder, "postgres"),
    log: join(folder, "postgres.log"),
    settings: THROWAWAY,
    remove: folder,
  });
  const sql = await missingInMigrations(server.url("postgres"));
  await server.stop();
  if (!sql) return say("The migrations make what schema.prisma describes.");
  const stamp = new Date().toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
  const dir = join(root, "prisma", "migrations", `${stamp}_${name}`);
  mkdirSync(dir);
  writeFileSync(join(dir, "migration.sql"), `${sql}\n`);
  say(`Written: ${dir}/migration.sql. Read it, and complete by hand what Prisma cannot say.`);
});
