import { createServer, connect as dial, type Socket } from "node:net";
import { expect, test } from "vitest";
import { asRefusal, isDatabaseAway } from "./database-errors";
import { connect, type Db } from "./db";
import { DomainError } from "./domain/errors";
import { openClient } from "./postgres";
import { testDatabase } from "./testing/database";
import { closedPort } from "./testing/stand-in";

const made = await testDatabase();

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => Promise.reject(new Error("It did not fail")),
    (error: unknown) => error,
  );

/** A client on its own, closed at the end. */
async function withClient(url: string, connections: number, work: (db: Db) => Promise<void>): Promise<void> {
  const db = connect(url, connections, "web");
  await work(db).finally(() => db.$disconnect());
}

/** Each way in which the product asks. */
const ways = (db: Db): Promise<unknown>[] => [
  db.$queryRaw`SELECT 1`,
  db.setting.findMany(),
  db.$transaction(async (tx) => tx.$queryRaw`SELECT 1`),
];

const expectAway = async (promises: Promise<unknown>[]): Promise<void> => {
  for (const error of await Promise.all(promises.map(failureOf)))
    expect(asRefusal(error)).toMatchObject({ code: "UNAVAILABLE", key: "databaseAway", params: { seconds: 10 } });
};

/** The way to the database's server, which can be cut and can fall silent. */
async function startWay(to: string) {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const state = { silent: false };
  const server = createServer((near) => {
    const far = dial(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
      one.on("data", (bytes) => state.silent || other.write(bytes));
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const url = new URL(to);
  url.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url: url.href,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    hush: () => {
      state.silent = true;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("nobody listens there", async () => {
  const { port } = new URL(await closedPort());
  await withClient(`postgresql://nobody@127.0.0.1:${port}/none`, 1, (db) => expectAway(ways(db)));
});

test("no such host, no such role", async () => {
  await withClient("postgresql://nobody@database.invalid/none", 1, (db) => expectAway(ways(db)));
});

test("the server is there and says nothing: whoever connects learns of it", async () => {
  const way = await startWay(made.url);
  way.hush();
  await withClient(`${way.url}?connect_timeout=1`, 2, (db) => expectAway(ways(db)));
  way.stop();
});

test("the connection is cut in the middle of a transaction, and the next one works", async () => {
  const way = await startWay(made.url);
  await withClient(way.url, 2, async (db) => {
    const broken = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      way.cut();
      await tx.$queryRaw`SELECT 2`;
    });
    await expectAway([broken]);
    expect(await db.$queryRaw`SELECT 3 AS three`).toEqual([{ three: 3 }]);
  });
  way.stop();
});

test.each([
  ["a statement that takes too long", "statement_timeout", "SELECT pg_sleep(5)::text"],
  ["a lock that is not had", "lock_timeout", 'LOCK TABLE "setting" IN ACCESS EXCLUSIVE MODE'],
])("%s", async (_, limit, statement) => {
  const other = await openClient(made.url, "tool");
  await other.query('BEGIN; LOCK TABLE "setting" IN ACCESS SHARE MODE');
  const slow = made.db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`SET LOCAL ${limit} = 20`);
    await tx.$executeRawUnsafe(statement);
  });
  await expectAway([slow]);
  await other.end();
});

test("the server ends the session", async () => {
  const ended = made.db.$transaction(async (tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
  await expectAway([ended]);
});

test("a full pool refuses in words: after a wait, and at once where too many wait already", async () => {
  await withClient(`${made.url}?connect_timeout=1`, 1, (db) =>
    db.$transaction(
      async () => {
        const waiting = Array.from({ length: 103 }, () => failureOf(db.$queryRaw`SELECT 1`));
        const errors = await Promise.all(waiting);
        expect(errors.every(isDatabaseAway)).toBe(true);
        expect(new Set(errors.map((error) => (error as Error).message))).toEqual(
          new Set(["timeout exceeded when trying to connect", "100 wait for a connection to the database already."]),
        );
      },
      { timeout: 20_000 },
    ),
  );
});

test("what is ours or the asker's is not the database's absence", async () => {
  const wrong = await Promise.all(
    [
      made.db.$queryRaw`SELECT no_such_column`,
      made.db.setting
        .create({ data: { key: "x", value: {} } })
        .then(() => made.db.setting.create({ data: { key: "x", value: {} } })),
      made.db.setting.update({ where: { key: "none" }, data: { value: {} } }),
      Promise.reject(new DomainError("NOT_FOUND", "notFound")),
      Promise.reject(new TypeError("x is not a function")),
      Promise.reject("text"),
    ].map(failureOf),
  );
  expect(wrong.map(isDatabaseAway)).toEqual(wrong.map(() => false));
  expect(asRefusal(wrong[3])).toBe(wrong[3]);
});
