import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { numbered, requestId } from "./log";
import { numberRequests } from "./web";

const server = createServer(async (request, response) => {
  await new Promise(setImmediate);
  const failed: unknown = await numbered(Promise.reject(new Error("no database"))).catch((error: unknown) => error);
  const digest = failed instanceof Error && "digest" in failed ? failed.digest : null;
  response.end(JSON.stringify({ inside: requestId(), header: request.headers["x-request-id"], digest }));
});
numberRequests(server);
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());
const ask = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers });
  return { told: response.headers.get("x-request-id"), inside: await response.json() };
};

describe("the number of a request", () => {
  it("is one for its whole course: the log, the answer, and the error that its reader is shown", async () => {
    const { told, inside } = await ask();
    expect(told).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(inside).toEqual({ inside: told, header: told, digest: told });
    expect((await ask()).told).not.toBe(told);
  });

  it("is the proxy's where there is one, and nothing that could be meant for the log's reader", async () => {
    expect((await ask({ "x-request-id": "0d1f5d3c8a6e4b0f9c2a7e5b1d3f6a8c" })).told).toBe(
      "0d1f5d3c8a6e4b0f9c2a7e5b1d3f6a8c",
    );
    for (const odd of ["short", 'a","level":"error"', "x".repeat(65)]) {
      const { told } = await ask({ "x-request-id": odd });
      expect(told).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    }
  });
});
