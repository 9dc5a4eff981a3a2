import { expect, it } from "vitest";
import { DomainError } from "../domain/errors";
import { DOORS } from "./doors";
import { bodyRoute, bytesOf, route } from "./route";

const about = { params: Promise.resolve({}) };
const MB = 1024 * 1024;

/** A body that counts what is asked of it. */
function counted(chunks: number, bytes = MB) {
  const seen = { pulls: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (to) => {
        seen.pulls += 1;
        if (seen.pulls > chunks) to.close();
        else to.enqueue(new Uint8Array(bytes));
      },
      cancel: () => {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
}
function posted(body: BodyInit, headers: Record<string, string> = {}) {
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    body,
    headers: { host: "localhost:3000", ...headers },
    duplex: "half",
  };
  return new Request("http://localhost:3000/api/handovers/1", init);
}
const door = (admit: () => Promise<null>) =>
  bodyRoute({
    door: "handoverFile",
    ownPagesOnly: true,
    tooLargeKey: "handoverFileSize",
    admit,
    handle: async ({ request }) =>
      Response.json({ read: (await bytesOf(request, "handoverFile", "handoverFileSize")).byteLength }),
  });
const anybody = door(async () => null);
const said = async (response: Response) => [response.status, await response.json()];

it("reads no byte for whoever may not", async () => {
  const { seen, stream } = counted(4);
  const nobody = door(async () => {
    throw new DomainError("UNAUTHENTICATED", "signInFirst");
  });
  expect(await said(await nobody(posted(stream), about))).toEqual([401, { key: "signInFirst", params: {} }]);
  expect(seen.pulls).toBe(0);
});

it("reads no byte of what another site posted, nor of what says that it is too large", async () => {
  const other = counted(1);
  const foreign = posted(other.stream, { origin: "https://ornek.example" });
  expect(await said(await anybody(foreign, about))).toEqual([403, { key: "otherSite", params: {} }]);
  const large = counted(1);
  const named = posted(large.stream, { "content-length": String(DOORS.handoverFile.most + 1) });
  expect(await said(await anybody(named, about))).toEqual([413, { key: "handoverFileSize", params: {} }]);
  expect([other.seen.pulls, large.seen.pulls]).toEqual([0, 0]);
});

it("stops at the bound where the sender names no size or a wrong one", async () => {
  const sizes: Record<string, string>[] = [{}, { "content-length": "1" }];
  for (const headers of sizes) {
    const { seen, stream } = counted(1000);
    expect((await anybody(posted(stream, headers), about)).status).toBe(413);
    expect(seen.pulls).toBeLessThanOrEqual(DOORS.handoverFile.most / MB + 1);
    expect(seen.cancelled).toBe(true);
  }
  const { stream } = counted(8);
  expect(await said(await anybody(posted(stream), about))).toEqual([200, { read: 8 * MB }]);
});

it.each([
  [new DomainError("FORBIDDEN", "forbidden"), 403, "forbidden"],
  [Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), 503, "databaseAway"],
  [new Error("a fault of ours"), 500, "unexpected"],
])("answers %s by its status", async (error, status, key) => {
  const failing = route(() => {
    throw error;
  });
  const answer = await failing(new Request("http://localhost:3000/api/exports/requests"), about);
  expect(await said(answer)).toEqual([status, { key, params: expect.anything() }]);
  expect(answer.headers.get("retry-after")).toBe(status === 503 ? "10" : null);
});
