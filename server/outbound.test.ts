import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readEnv } from "./env";

const house = vi.hoisted(() => ({ networks: [] as string[] }));
vi.mock("./env", async (original) => {
  const real = await original<typeof import("./env")>();
  return {
    ...real,
    env: {
      ...real.env,
      get OUTBOUND_NETWORKS() {
        return house.networks;
      },
    },
  };
});
const { addressOutside, callOutside, isClosed, isHouse, mayCall } = await import("./outbound");

let reached = 0;
const server = createServer((request, response) => {
  reached += 1;
  if (request.url === "/away") response.writeHead(302, { location: "http://169.254.169.254/latest" });
  response.end("inside");
});
server.listen(0);
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());
beforeEach(() => {
  reached = 0;
  house.networks = [];
});

const call = (url: string) => callOutside(url, { redirect: "error" }).then(({ status }) => status);
const refusal = (url: string) => call(url).then(() => false, isClosed);

describe("an address of the house", () => {
  it.each([
    (at: number) => `http://127.0.0.1:${at}/`,
    (at: number) => `http://localhost:${at}/`,
    (at: number) => `http://[::1]:${at}/`,
    (at: number) => `http://[::ffff:127.0.0.1]:${at}/`,
    (at: number) => `http://0x7f.1:${at}/`,
    (at: number) => `http://2130706433:${at}/`,
    (at: number) => `http://0.0.0.0:${at}/`,
    () => "http://169.254.169.254/latest/meta-data/",
    () => "http://10.0.0.1/",
    () => "http://100.64.0.1/",
    () => "http://[fe80::1]/",
    () => "http://[fd00::1]/",
  ])("is not called, however it is written: %s", async (urlOf) => {
    expect(await refusal(urlOf(port))).toBe(true);
    expect(reached).toBe(0);
  });

  it("is called where IT has listed it, by number or by name", async () => {
    house.networks = ["127.0.0.0/8", "::1"];
    expect(await call(`http://127.0.0.1:${port}/`)).toBe(200);
    expect(await call(`http://localhost:${port}/`)).toBe(200);
    expect(isHouse(`http://localhost:${port}/`)).toBe(true);
    expect(isHouse(`http://127.0.0.1:${port}/`)).toBe(true);
    expect(isHouse("https://93.184.215.14/")).toBe(false);
  });

  it("is not come to by a redirect", async () => {
    house.networks = ["127.0.0.0/8"];
    await expect(call(`http://127.0.0.1:${port}/away`)).rejects.toThrow();
    expect((await callOutside(`http://127.0.0.1:${port}/away`, { redirect: "manual" })).status).toBe(302);
  });
});

describe("the link itself", () => {
  it("is opened by IT alone, not by a list that administrators keep", () => {
    expect(mayCall("169.254.169.254", ["169.254.0.0/16"])).toBe(false);
    expect(mayCall("10.1.2.3", ["10.0.0.0/8"])).toBe(true);
    house.networks = ["169.254.169.254"];
    expect(mayCall("169.254.169.254")).toBe(true);
  });
});

describe("a host that is called without HTTP", () => {
  it("is looked up once, and refused where it leads into the house", async () => {
    const listener = createTcp().listen(0, "127.0.0.1");
    await once(listener, "listening");
    for (const host of ["localhost", "127.0.0.1", "::1"])
      await expect(addressOutside(host)).rejects.toSatisfy(isClosed);
    house.networks = ["127.0.0.0/8", "::1"];
    expect(["127.0.0.1", "::1"]).toContain(await addressOutside("localhost"));
    listener.close();
  });
});

it("takes a list that can be read, and nothing else", () => {
  const complete = {
    DATABASE_URL: "postgresql://cozum@localhost/cozum",
    NEXTAUTH_SECRET: "s".repeat(32),
    NEXTAUTH_URL: "https://cozum.example",
    DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
  };
  expect(readEnv({ ...complete, OUTBOUND_NETWORKS: "10.20.0.5, 10.30.0.0/16" }).OUTBOUND_NETWORKS).toEqual([
    "10.20.0.5",
    "10.30.0.0/16",
  ]);
  expect(() => readEnv({ ...complete, OUTBOUND_NETWORKS: "the gateway" })).toThrow("OUTBOUND_NETWORKS is not a list");
});
