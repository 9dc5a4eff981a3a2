import { people, type Said, sayings } from "../burst/sayings";
import { insist, type Random } from "../burst/vendors";
import { fillIn, type Written, writings } from "../burst/web";
import { whatsappBurst } from "../burst/whatsapp";

const MOST = 20_000;
/** People whose messages go in one lot, in any order; several calls at a time, and a pause after each. */
const LOT = 10;
const WEBHOOKS_AT_ONCE = 3;
const PAUSE_MS = 200;

const pause = () => new Promise((next) => setTimeout(next, PAUSE_MS));

/** WhatsApp's calls and the public form, to any of the addresses, each made again until it is acknowledged; until `stop`. */
export function startTraffic(random: Random, addresses: readonly string[]) {
  const said: Said[] = [];
  const posted: Written[] = [];
  let stopping = false;
  const anyAddress = (): string => addresses[random.below(addresses.length)] ?? "";

  function* webhooks() {
    const everybody = people("9050000", MOST);
    while (!stopping && everybody.length > 0) {
      const lot = sayings(random, "whatsapp", everybody.splice(0, LOT), new Date());
      said.push(...lot);
      yield* whatsappBurst(random, lot);
    }
  }
  const calls = webhooks();
  const vendor = async () => {
    for (const call of calls) {
      await insist(anyAddress(), call);
      await pause();
    }
  };
  const citizen = async () => {
    for (const one of writings(MOST)) {
      if (stopping) return;
      posted.push(one);
      await fillIn(anyAddress(), one, 1 + random.below(2));
      await pause();
    }
  };
  const running = Promise.all([citizen(), ...Array.from({ length: WEBHOOKS_AT_ONCE }, vendor)]);
  running.catch(() => undefined);
  return {
    /** Begins nothing more; resolves with what was sent when all of it is acknowledged, and rejects if any was refused. */
    stop: async () => {
      stopping = true;
      await running;
      return { said, posted };
    },
  };
}
