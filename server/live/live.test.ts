import { afterEach, describe, expect, it } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { type Hub, makeHub } from "./hub";
import { streamTo } from "./stream";

const { db, url } = await testDatabase();
const tell = (payload: unknown) =>
  db.$executeRaw`SELECT pg_notify('calls', ${typeof payload === "string" ? payload : JSON.stringify(payload)})`;
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 10_000, interval: 10 });

const left: (() => void)[] = [];
afterEach(() => {
  for (const leave of left.splice(0)) leave();
});

/** Counts how often somebody is told to look. */
function listen(hub: Hub, staffId: number) {
  const told = { times: 0 };
  left.push(hub.listen(staffId, { look: () => (told.times += 1), end: () => undefined }));
  return told;
}
const listening = async () => {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cozum live'`;
  return row.count;
};

describe("those who listen", () => {
  it("are told of their own, in every process, by one connection each", async () => {
    const [one, other] = [makeHub(url, "calls"), makeHub(url, "calls")];
    const told = [listen(one, 1), listen(one, 1), listen(one, 2), listen(other, 1)];
    await eventually(() => told.map(({ times }) => times)).toEqual([1, 1, 1, 1]);
    expect(await listening()).toBe(2);
    await tell({ staff: [1] });
    await eventually(() => told.map(({ times }) => times)).toEqual([2, 2, 1, 2]);
    await tell("<html>");
    await tell({ staff: [2, 3] });
    await eventually(() => told.map(({ times }) => times)).toEqual([2, 2, 2, 2]);
  });

  it("are told to look anew when the connection was lost, and no connection is left when they have gone", async () => {
    const told = listen(makeHub(url, "calls"), 1);
    await eventually(() => told.times).toBe(1);
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cozum live'`;
    await eventually(() => told.times).toBe(2);
    await tell({ staff: [1] });
    await eventually(() => told.times).toBe(3);
    for (const leave of left.splice(0)) leave();
    await expect.poll(listening, { timeout: 10_000 }).toBe(0);
  });
});

describe("a stream", () => {
  const text = async (stream: ReadableStream<Uint8Array>) => {
    let said = "";
    for await (const chunk of stream) said += new TextDecoder().decode(chunk);
    return said;
  };

  it("ends with the session", async () => {
    let session = 3;
    const stands = async () => --session > 0;
    const said = await text(
      streamTo(makeHub(url, "calls"), { staffId: 1, stands, gone: new AbortController().signal }, 50),
    );
    expect(said).toMatch(/^retry: 1000\n\n/);
    expect(said).toContain("event: look\ndata: calls\n\n");
    expect(said.match(/: beat/g)).toHaveLength(2);
    expect(said).toMatch(/event: end\ndata: session\n\n$/);
  });

  it("ends when the browser has gone, or the server is told to stop", async () => {
    const browser = new AbortController();
    const person = { staffId: 1, stands: async () => true, gone: browser.signal };
    const ends = text(streamTo(makeHub(url, "calls"), person));
    browser.abort();
    await ends;
    await text(streamTo(makeHub(url, "calls"), person));
    const before = new Set(process.listeners("SIGTERM"));
    const hub = makeHub(url, "calls");
    const others = [1, 2].map(() => text(streamTo(hub, { ...person, gone: new AbortController().signal })));
    for (const told of process.listeners("SIGTERM")) if (!before.has(told)) told("SIGTERM");
    await Promise.all(others);
  });
});
