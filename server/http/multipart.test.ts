import { expect, it } from "vitest";
import { FormRefused, readMultipart } from "./multipart";

const BOUNDS = { most: 1_000_000, mostFields: 1000 };
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers });
const form = (entries: [string, string | File][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return post(data);
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "read",
    (error: unknown) => (error instanceof FormRefused ? error.reason : String(error)),
  );
const raw = (body: string) => post(body, { "content-type": "multipart/form-data; boundary=b" });

it("reads fields and files in their order, as they were sent", async () => {
  const bytes = new Uint8Array(300_000).map((_, at) => at % 251);
  const { fields, files } = await readMultipart(
    form([
      ["text", "çukur 🕳\r\nikinci satır"],
      ["photos", new File([bytes], 'ağaç "büyük".jpg', { type: "image/jpeg" })],
      ["text", ""],
      ["photos", new File([], "")],
    ]),
    BOUNDS,
  );
  expect(fields).toEqual([
    ["text", "çukur 🕳\r\nikinci satır"],
    ["text", ""],
  ]);
  expect(files.map(({ field, name, type, bytes: { byteLength } }) => [field, name, type, byteLength])).toEqual([
    ["photos", 'ağaç "büyük".jpg', "image/jpeg", 300_000],
    ["photos", "", "application/octet-stream", 0],
  ]);
  expect(files[0]?.bytes).toEqual(bytes);
});

it.each([
  [
    "a field above what all may have",
    form([
      ["a", "x".repeat(600)],
      ["b", "x".repeat(600)],
    ]),
    "tooLarge",
  ],
  ["a body above the bound", form([["a", new File([new Uint8Array(1_000_001)], "a")]]), "tooLarge"],
  ["more parts than any form has", form(Array.from({ length: 600 }, () => ["a", ""])), "tooLarge"],
  ["a body that ends within a part", raw('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'), "unreadable"],
  [
    "a file that ends nowhere",
    raw('--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nx'),
    "unreadable",
  ],
  ["another boundary", raw("--y"), "unreadable"],
  ["no boundary", post("a", { "content-type": "multipart/form-data" }), "unreadable"],
  ["no form", post("{}", { "content-type": "application/json" }), "unreadable"],
  ["nothing", raw(""), "unreadable"],
])("refuses %s", async (_, request, reason) => expect(await reasonOf(readMultipart(request, BOUNDS))).toBe(reason));

it("ends where what has come so far is refused", async () => {
  const seen: number[] = [];
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (to) => {
        pulls += 1;
        to.enqueue(
          new TextEncoder().encode(
            pulls === 1 ? '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n' : "x".repeat(100),
          ),
        );
      },
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    body,
    duplex: "half",
    headers: { "content-type": "multipart/form-data; boundary=b" },
  };
  const reading = readMultipart(new Request("http://localhost/", init), {
    ...BOUNDS,
    meanwhile: async (_, bytes) => {
      seen.push(bytes);
      if (bytes > 400) throw new Error("who is this");
    },
  });
  await expect(reading).rejects.toThrow("who is this");
  expect(pulls).toBe(seen.length);
});
