import { parseArgs } from "node:util";
import { load } from "./load";
import signIns from "./sign-ins.json";

const { values } = parseArgs({
  options: {
    small: { type: "boolean", default: false },
    replace: { type: "boolean", default: false },
    now: { type: "string" },
  },
});

const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL is missing");
const now = values.now === undefined ? new Date() : new Date(values.now);
if (Number.isNaN(now.getTime()) || now < new Date("2026-01-15"))
  throw new Error("--now is no instant from 15 January 2026 on");

const began = performance.now();
const say = (line: string) => console.log(line);
const loaded = await load({ url, small: values.small, replace: values.replace, now, say });
if (loaded) {
  say(`The demonstration is loaded (${((performance.now() - began) / 1000).toFixed(1)} s). Sign-ins:`);
  for (const { role, email, password } of signIns) say(`  ${role.padEnd(16)} ${email}  ${password}`);
} else say("The demonstration is there already. (--replace loads it anew)");
