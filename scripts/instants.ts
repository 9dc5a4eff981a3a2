/** `npm run instants -- preview|move|accept`: what earlier versions stored in the server's time zone (docs/decisions/022-database-connections.md). */
import { connect } from "@/server/db";
import { directUrl, readEnv } from "@/server/env";
import { findShift, instantColumns, mayBeShifted, moveInstants, setMark } from "@/server/instants";
import { openClient } from "@/server/postgres";
import { rebuildSums } from "@/server/services/reports/sums";
import { loadEnvFile } from "./lib/env-file.mjs";

const USAGE = `Usage: npm run instants -- preview   what would be changed, with examples
       npm run instants -- move      changes it and counts the sums anew; stop the product and make a backup first; may be broken off and run again
       npm run instants -- accept    the instants are right as they are`;

/** What was moved over midnight counts on another day. */
async function recount(url: string): Promise<void> {
  const db = connect(url, 2, "tool");
  try {
    await rebuildSums(db);
    console.log("The sums are counted anew.");
  } finally {
    await db.$disconnect();
  }
}

async function main(): Promise<void> {
  loadEnvFile();
  const [command = "", zone] = process.argv.slice(2);
  if (!["preview", "move", "accept"].includes(command)) throw new Error(USAGE);
  const url = directUrl(readEnv(process.env));
  const client = await openClient(url, "tool");
  try {
    const found = await findShift(client);
    const from = zone ?? found.mark?.zone ?? found.zone;
    if (command === "accept") {
      await setMark(client, { zone: null, done: [], finished: true });
      console.log("The instants are taken to be right.");
    } else if (command === "move") {
      await moveInstants(client, from, console.log);
      await recount(url);
    } else {
      console.log(`The server's zone: ${found.zone}. Already settled: ${found.mark?.finished ? "yes" : "no"}.`);
      console.log(
        found.witnessed === null
          ? "No row tells which zone earlier versions wrote in: compare the examples with what you know."
          : `When a migration wrote both clocks, stored instants were ${found.witnessed} seconds behind the server's.`,
      );
      console.log(mayBeShifted(found) ? `They would be moved from ${from}:` : "Nothing has to be moved.");
      for (const { table, columns } of await instantColumns(client)) console.log(`  ${table}: ${columns.join(", ")}`);
      const { rows } = await client.query(
        `SELECT id, to_char(at AT TIME ZONE 'Europe/Istanbul', 'YYYY-MM-DD HH24:MI') AS stands,
           to_char(((at AT TIME ZONE $1) AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Istanbul', 'YYYY-MM-DD HH24:MI') AS moved
         FROM request_event ORDER BY id DESC LIMIT 5`,
        [from],
      );
      console.log("The last events, in Istanbul's time:");
      for (const { id, stands, moved } of rows) console.log(`  event ${id}: stands ${stands}, would be ${moved}`);
    }
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
