/** `npm run received -- preview|correct`: counts CİMER's applications that were brought before by CİMER's own date. */
import { connect } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { correctReceived } from "@/server/services/cimer/correct-received";
import { createContext } from "@/server/services/context";

const USAGE = "Usage: DATABASE_URL=… npm run received -- preview|correct";
const [command] = process.argv.slice(2);
const url = process.env.DATABASE_URL;

if (!url || (command !== "preview" && command !== "correct")) {
  console.error(url ? USAGE : `DATABASE_URL is missing. ${USAGE}`);
  process.exitCode = 2;
} else {
  const db = connect(url, 2, "tool");
  try {
    const { requests, moves } = await correctReceived(await createContext(db, SYSTEM), {
      correct: command === "correct",
    });
    for (const [year, by] of [...moves].sort(([one], [other]) => one - other))
      console.log(`${year}: ${by > 0 ? "+" : ""}${by}`);
    console.log(`${requests} requests ${command === "correct" ? "were corrected" : "would be corrected"}.`);
  } finally {
    await db.$disconnect();
  }
}
