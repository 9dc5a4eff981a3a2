import { once } from "node:events";
import http, { createServer } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, expect, it } from "vitest";
import { DOORS } from "./doors";
import { guard, refusedAtGate } from "./gate";

const ask = (method: string, url: string, headers = {}) => refusedAtGate({ method, url, headers });
const ADDRESS = { status: 400, key: "addressUnreadable" };

it.each(["/requests/%E0%A4%A", "/%", "/takip/%ZZ", "/%ED%A0%80", "/%00", "/a%00b", "//", "http://", "/%C0%AE%C0%AE/"])(
  "takes %s for no address",
  (url) => expect(ask("GET", url)).toEqual(ADDRESS),
);

it.each(["/", "/requests?q=100%", "/takip/%C3%87", "/api/v1/requests?x=%00", "/_next/static/a%20b.js", "//requests"])(
  "lets %s pass",
  (url) => expect(ask("GET", url)).toBeNull(),
);

it("takes a body nowhere but at a door, whatever is said to be in it", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])
    for (const path of ["/", "/login", "/requests/1", "/basvuru", "/api/health", "/_next/image"])
      expect(ask(method, path, { "next-action": "00".repeat(21) })).toEqual({ status: 405, key: "methodNotTaken" });
  expect(ask("POST", "/login/send")).toBeNull();
  expect(ask("POST", "/api/%74rpc/requests.get")).toBeNull();
});

it("lets each door have what its row says, and no more", () => {
  for (const [path, { most }] of [
    ["/login/send", DOORS.staffForm],
    ["/api/auth/signout", DOORS.signIn],
    ["/basvuru/gonder", DOORS.photoForm],
    ["/api/trpc/a.b,c.d", DOORS.trpc],
  ] as const) {
    expect(ask("POST", path, { "content-length": String(most) })).toBeNull();
    expect(ask("POST", path, { "content-length": String(most + 1) })).toEqual({ status: 413, key: "bodyTooLarge" });
  }
});

it("knows the router's state by Next's own rule", () => {
  const state = (value: unknown) =>
    ask("GET", "/", { rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(value)) });
  expect(state(["", { children: ["login", {}] }, null, "refetch"])).toBeNull();
  expect(state({ children: [] })).toEqual(ADDRESS);
  expect(ask("GET", "/", { "next-router-state-tree": "%" })).toEqual(ADDRESS);
});

const server = createServer((_, response) => response.end("passed"));
guard(async (key, language) => `${key} ${language}`, server);
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
afterAll(() => server.close());
const port = () => Number(Reflect.get(Object(server.address()), "port"));

/** A call as it is written, which no client would write. */
const raw = async (head: string): Promise<string> => {
  const socket = connect(port(), "127.0.0.1");
  socket.end(`${head}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return text(socket);
};

it("answers by itself, with a key for programs and a sentence for people", async () => {
  expect(await raw("GET /login HTTP/1.1")).toMatch(/^HTTP\/1\.1 200 .*passed/s);
  expect(await raw("GET /% HTTP/1.1")).toMatch(/^HTTP\/1\.1 400 .*{"key":"addressUnreadable","params":{}}$/s);
  const people = await raw("POST /login HTTP/1.1\r\nContent-Length: 0\r\nAccept: text/html\r\nAccept-Language: tr");
  expect(people).toMatch(/^HTTP\/1\.1 405 .*Allow: GET, HEAD\r\n.*methodNotTaken tr$/s);
});

it("answers a connection's next call though of the last one's body only the beginning was read", async () => {
  const slow = createServer((request, response) => {
    if (request.method === "GET") return response.end("second");
    request.once("data", () => {
      request.pause();
      response.end("first");
    });
  });
  guard(async (key) => key, slow);
  await new Promise<void>((listening) => slow.listen(0, "127.0.0.1", listening));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const where = { agent, host: "127.0.0.1", port: Number(Reflect.get(Object(slow.address()), "port")) };
  const call = async (method: string, path: string, body?: Buffer) => {
    const request = http.request({ ...where, method, path }).end(body);
    const [answer]: http.IncomingMessage[] = await once(request, "response");
    return [answer && (await text(answer)), request.reusedSocket];
  };
  expect(await call("POST", "/api/cimer/files", Buffer.alloc(3 * 1024 * 1024))).toEqual(["first", false]);
  expect(await call("GET", "/login")).toEqual(["second", true]);
  agent.destroy();
  slow.close();
});
