/** `npm run sums -- verify|rebuild`: holds the kept sums of DATABASE_URL against the requests, or counts them anew. */
import { connect } from "@/server/db";
import { rebuildSums, verifySums } from "@/server/services/reports/sums";
import { loadEnvFile } from "./lib/env-file.mjs";

const USAGE = "Usage: DATABASE_URL=… npm run sums -- verify|rebuild";
loadEnvFile();
const [command] = process.argv.slice(2);
const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;

if (!url || (command !== "verify" && command !== "rebuild")) {
  console.error(url ? USAGE : `DATABASE_URL is missing. ${USAGE}`);
  process.exitCode = 2;
} else {
  const db = connect(url, 2, "tool");
  try {
    if (command === "rebuild") await rebuildSums(db);
    const differences = await verifySums(db);
    for (const { table, kept, counted } of differences) {
      console.log(`${table}: ${kept ? `kept ${JSON.stringify(kept)}` : `counted ${JSON.stringify(counted)}`}`);
    }
    console.log(
      differences.length === 0
        ? "The sums are what the requests, calls and messages give."
        : `${differences.length} rows differ. \`npm run sums -- rebuild\` counts them anew.`,
    );
    process.exitCode = differences.length === 0 ? 0 : 1;
  } finally {
    await db.$disconnect();
  }
}
