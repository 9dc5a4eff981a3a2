import superjson from "superjson";
import type { Db } from "@/server/db";
import { sessionCookie } from "@/server/testing/session";
import { again } from "./product";
import { burstOf, type Call, insist, type Random } from "./vendors";

/** Somebody of the staff at their screen: what it sends carries their session. */
export type Screen = { headers: Record<string, string> };

export const signedIn = async (db: Db, staffId: number): Promise<Screen> => ({
  headers: { cookie: await sessionCookie(db, staffId) },
});

export const procedure = ({ headers }: Screen, name: string, input: object): Call => ({
  path: `/api/trpc/${name}`,
  init: {
    method: "POST",
    body: JSON.stringify(superjson.serialize(input)),
    headers: { ...headers, "content-type": "application/json" },
  },
});

/** A file as the screen sends it. */
export const file = ({ headers }: Screen, path: string, name: string, body: string): Call => ({
  path,
  init: { method: "POST", body, headers: { ...headers, "x-file-name": encodeURIComponent(name) } },
});

/** What is told by telephone and written down; each under the key that the screen made when it was opened. */
export type Told = { key: string; phone: string; text: string };

export const tellings = (count: number): Told[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `record:${crypto.randomUUID()}`,
    phone: `+9050000${40_000 + index}`,
    text: `telefon ${index}: çöp konteyneri devrilmiş.`,
  }));

/** Whoever hears no answer presses again, and some press twice. */
export const recordBurst = (random: Random, screen: Screen, told: readonly Told[]): Call[] =>
  burstOf(random, told, 1, ([one]) => {
    if (!one) throw new Error("A call of nothing");
    return recordCall(screen, one);
  });

const recordCall = (screen: Screen, { key, phone, text }: Told): Call =>
  procedure(screen, "requests.receive", {
    channel: "call_centre",
    externalId: key,
    kind: "complaint",
    description: text,
    citizen: { name: "Örnek Vatandaş 14", phone },
  });

/** Presses the button until what it does has been done, as somebody does who sees that nothing has changed. */
export async function press(address: string, call: Call, isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) {
    await insist(address, { ...call, taken: () => true });
    await again();
  }
}
