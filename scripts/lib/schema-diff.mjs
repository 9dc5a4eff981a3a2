/** Holds schema.prisma against the migrations: docs/decisions/023-migrations.md. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "./failure.mjs";
import { root, run } from "./processes.mjs";

const require = createRequire(join(root, "package.json"));

/** Columns whose expression stands in a migration; Prisma takes it for a default. Partial indexes it does not look at. */
const GENERATED = { message: ["sent_month"], request: ["search"] };

/** Indexes of an operator class that Prisma reads back as another. */
const OPERATOR_CLASSES = ["cimer_case_number_begins"];

const isKnown = (statement) => {
  const [, index] = /^DROP INDEX "(\w+)"$/.exec(statement) ?? [];
  if (index) return OPERATOR_CLASSES.includes(index);
  const [, table, columns] = /^ALTER TABLE "(\w+)" (ALTER COLUMN .+)$/.exec(statement) ?? [];
  return (
    columns?.split(", ").every((one) => {
      const [, column] = /^ALTER COLUMN "(\w+)" (?:DROP DEFAULT|SET DATA TYPE \S+)$/i.exec(one) ?? [];
      return GENERATED[table]?.includes(column);
    }) ?? false
  );
};

/** The statements that would make of the migrations what schema.prisma describes, without what is known; "" where there are none. */
export async function missingInMigrations(url) {
  const cli = join(dirname(require.resolve("prisma/package.json")), "build", "index.js");
  const args = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  const { code, output } = await run(process.execPath, [cli, ...args, "--script"], {
    env: { DATABASE_URL: url, DATABASE_DIRECT_URL: "", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (code !== 0) throw new Failure(`The migrations could not be compared with schema.prisma:\n${output.trim()}`);
  return output
    .split(/;\s*$/m)
    .map((statement) => statement.replaceAll(/^(--.*|Loaded .*)$/gm, "").trim())
    .filter((statement) => statement && !isKnown(statement.replaceAll(/\s+/g, " ")))
    .map((statement) => `${statement};`)
    .join("\n\n");
}
