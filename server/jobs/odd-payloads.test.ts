import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Logger } from "graphile-worker";
import { expect, it } from "vitest";
import { receiverOf } from "@/server/integrations";
import { createContext } from "@/server/services/context";
import { storeIncoming } from "@/server/services/incoming/store";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";
import { readIncoming, readUrgent } from "./read-incoming";

const { db } = await testDatabase();
await makeMunicipality(db);

const NOBODY_THERE = "http://127.0.0.1:9";
const CONNECTIONS = new Map<string, object>([
  [
    "whatsapp",
    { verifyToken: "w", appSecret: "s", token: "t", phoneNumberId: "200000000000002", graphUrl: NOBODY_THERE },
  ],
  ["meta", { verifyToken: "w", appSecret: "s", pageId: "100000000000001", pageToken: "t", graphUrl: NOBODY_THERE }],
  ["netgsm-call", { key: "k".repeat(24) }],
]);

/** What no vendor publishes and any may send once. */
const ODD: unknown[] = ["a\0b", "x\ud800y", "", null, -1, 1e20, 99_999_999_999, "99999999999999999999", [], {}, true];

const FIXTURES = [...CONNECTIONS.keys()].flatMap((vendor) => {
  const folder = join(import.meta.dirname, "../integrations", vendor, "fixtures");
  return readdirSync(folder).map((file): [string, unknown] => [
    vendor,
    JSON.parse(readFileSync(join(folder, file), "utf8")),
  ]);
});

type Path = (string | number)[];

/** Where the values of a payload stand. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function changed(value: unknown, [first, ...rest]: Path, to: unknown): unknown {
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.map((inner, index) => (index === first ? changed(inner, rest, to) : inner));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, inner]) => [name, name === first ? changed(inner, rest, to) : inner]),
  );
}

const payloads = fc
  .constantFrom(...FIXTURES)
  .chain(([vendor, whole]) =>
    fc
      .tuple(fc.constantFrom(...leaves(whole)), fc.constantFrom(...ODD))
      .map(([path, odd]) => ({ vendor, body: JSON.stringify(changed(whole, path, odd)) })),
  );

const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };
const tools = {
  db,
  senders: async () => [],
  receiverOf: async (name: string) => {
    const receiver = receiverOf(CONNECTIONS, name);
    return receiver && { ...receiver, complete: undefined };
  },
};

it("reads a payload that is odd in one place, or sets it aside at once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(payloads, { minLength: 10, maxLength: 10 }), async (all) => {
      for (const { vendor, body } of all) {
        const ctx = await createContext(db, { kind: "channel", channel: vendor });
        await storeIncoming(ctx, { vendor, body: new TextEncoder().encode(body), urgent: vendor === "netgsm-call" });
      }
      await readIncoming(tools, run);
      await readUrgent(tools, run);
      // What takes back words that have not come yet waits for them.
      const waiting = await db.incoming.findMany({ where: { state: "waiting" }, select: { body: true } });
      const kept = waiting
        .map(({ body }) => new TextDecoder().decode(body))
        .filter((text) => !/"(?:remove|hide)"|is_deleted/.test(text));
      expect(kept).toEqual([]);
      await db.incoming.deleteMany();
    }),
    { numRuns: 12 },
  );
});
