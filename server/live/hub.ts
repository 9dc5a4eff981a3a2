import pg from "pg";
import { z } from "zod";

/** Told that something of one's own has changed and is to be looked at anew. */
type Look = () => void;

const payloadSchema = z.object({ staff: z.array(z.number()) });
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * One connection of this process that listens for all who are signed in to it. What is told are ids of people, never what happened:
 * they ask for that themselves, and are shown what they may see.
 */
export function makeHub(url: string, channel: string) {
  const looks = new Map<number, Set<Look>>();
  let client: pg.Client | null = null;
  let listening = false;
  let pause = FIRST_PAUSE_MS;
  let waiting: NodeJS.Timeout | null = null;

  const all = () => [...looks.values()].flatMap((set) => [...set]);

  async function connect(): Promise<void> {
    const mine = new pg.Client({ connectionString: url, keepAlive: true, application_name: "cozum live" });
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
      await mine.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      pause = FIRST_PAUSE_MS;
      listening = client === mine;
      // What was told while nobody listened is not told again.
      for (const look of all()) look();
    } catch {
      lost();
    }
  }

  function again(): void {
    if (looks.size === 0 || waiting) return;
    waiting = setTimeout(() => {
      waiting = null;
      if (looks.size > 0 && !client) void connect();
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  function tell(payload: string): void {
    const read = payloadSchema.safeParse(parse(payload));
    for (const staffId of read.data?.staff ?? []) for (const look of looks.get(staffId) ?? []) look();
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
    listen(staffId: number, look: Look): () => void {
      const own = looks.get(staffId) ?? new Set();
      looks.set(staffId, own.add(look));
      if (listening) look();
      else if (!client && !waiting) void connect();
      return () => {
        own.delete(look);
        if (own.size === 0 && looks.get(staffId) === own) looks.delete(staffId);
        if (looks.size === 0) leave();
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
