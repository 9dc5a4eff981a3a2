/**
 * `npm run sample-call -- <address> [--extension 101] [--number 05000000014] [--missed]`: tells a running product of one call, in the
 * words of Verimor's exchange. The address is the one that Settings → Channels → Verimor Bulutsantralim shows once it is switched on.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Failure } from "./lib/failure.mjs";
import { end, main, say } from "./lib/main.mjs";

const USAGE = "Usage: npm run sample-call -- <address> [--extension 101] [--number 05000000014 | anonymous] [--missed]";
const DOOR = "/api/webhooks/verimor-call/";
const RINGS_MS = 6_000;
const TALKS_MS = 20_000;

/** Istanbul's wall, without a zone, as the exchange writes it. */
const wall = () => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        extension: { type: "string", default: "101" },
        number: { type: "string", default: "05000000014" },
        missed: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Failure(`${error.message.split(". ")[0]}.\n${USAGE}`);
  }
}

await main(async () => {
  const { positionals, values } = asked();
  const [address = ""] = positionals;
  if (!URL.canParse(address) || !new URL(address).pathname.startsWith(DOOR)) throw new Failure(USAGE);
  const { extension, number, missed } = values;
  const call = {
    domain_id: "101",
    direction: "inbound",
    caller_id_number: number,
    destination_number: extension,
    dialed_user: extension,
    connected_user: extension,
    call_uuid: randomUUID(),
    start_stamp: wall(),
    queue: "201",
  };
  const tell = async (event, fields = {}) => {
    const body = new URLSearchParams({ event_type: event, ...call, ...fields });
    const { status } = await fetch(address, { method: "POST", body }).catch((error) => {
      throw new Failure(`${address} does not answer: ${error.cause?.code ?? error.message}`);
    });
    if (status !== 200)
      throw new Failure(`${address} answered with ${status}: is the address whole, and the channel on?`);
  };

  await tell("ringing");
  say(`${number} rings at ${extension} …`);
  await pause(RINGS_MS);
  if (!missed) {
    await tell("answer", { answer_stamp: wall() });
    say(`It was taken; it lasts ${TALKS_MS / 1000} seconds …`);
    await pause(TALKS_MS);
  }
  const duration = String(missed ? 0 : TALKS_MS / 1000);
  await tell("hangup", { end_stamp: wall(), duration, answered: String(!missed), sip_hangup_disposition: "caller" });
  say("It is over.");
  await end(0);
});
