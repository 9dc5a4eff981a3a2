import pg from "pg";
import { z } from "zod";
import { newClient, prepareSession } from "../postgres";

/** `look`: something of one's own has changed. `end`: this process is told to stop, and waits for its answers to end. */
type Listener = { look: () => void; end: () => void };

const payloadSchema = z.object({ staff: z.array(z.number()) });
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * One connection of this process that listens for all who are signed in to it. What is told are ids of people, never what happened:
 * they ask for that themselves, and are shown what they may see.
 */
export function makeHub(url: string, channel: string) {
  const listeners = new Map<number, Set<Listener>>();
  let client: pg.Client | null = null;
  let listening = false;
  let pause = FIRST_PAUSE_MS;
  let waiting: NodeJS.Timeout | null = null;

  const all = () => [...listeners.values()].flatMap((set) => [...set]);
  process.once("SIGTERM", () => {
    for (const { end } of all()) end();
  });

  async function connect(): Promise<void> {
    const mine = newClient(url, "web", "live");
    client = mine;
    const lost = () => {
      if (client !== mine) return;
      client = null;
      listening = false;
      again();
    };
    mine.on("error", lost);
    mine.on("end", lost);
    mine.on("notification", ({ payload = "" }) => tell(payload));
    try {
      await mine.connect();
      await prepareSession(mine, "web");
      await mine.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch {
      return lost();
    }
    if (client !== mine) return;
    listening = true;
    pause = FIRST_PAUSE_MS;
    // What was told while nobody listened is not told again.
    for (const { look } of all()) look();
  }

  function again(): void {
    if (listeners.size === 0 || waiting) return;
    waiting = setTimeout(() => {
      waiting = null;
      if (listeners.size > 0 && !client) void connect();
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  function tell(payload: string): void {
    const read = payloadSchema.safeParse(parse(payload));
    for (const staffId of read.data?.staff ?? []) for (const { look } of listeners.get(staffId) ?? []) look();
  }

  function leave(): void {
    if (waiting) clearTimeout(waiting);
    waiting = null;
    const last = client;
    client = null;
    listening = false;
    last?.end().catch(() => undefined);
  }

  return {
    /** `look` is called whenever something of this person has changed, and once it is listened for. Gives the way out. */
    listen(staffId: number, listener: Listener): () => void {
      const own = listeners.get(staffId) ?? new Set();
      listeners.set(staffId, own.add(listener));
      if (listening) listener.look();
      else if (!client && !waiting) void connect();
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(staffId) === own) listeners.delete(staffId);
        if (listeners.size === 0) leave();
      };
    },
  };
}
export type Hub = ReturnType<typeof makeHub>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
