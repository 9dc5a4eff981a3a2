import fc from "fast-check";
import { expect, it } from "vitest";
import { fileAnswer } from "./answers";

const bytes = new Uint8Array(Array.from({ length: 100 }, (_, at) => at));
const ask = (mime: string, range?: string) =>
  fileAnswer({ bytes, mime, name: "ses.html" }, new Headers(range === undefined ? {} : { range }));
const got = async (range?: string) => {
  const answer = ask("audio/mp4", range);
  return [answer.status, answer.headers.get("content-range"), new Uint8Array(await answer.arrayBuffer())] as const;
};

it.each([
  ["bytes=0-1", 206, "bytes 0-1/100", bytes.slice(0, 2)],
  ["bytes=90-", 206, "bytes 90-99/100", bytes.slice(90)],
  ["bytes=-5", 206, "bytes 95-99/100", bytes.slice(95)],
  ["bytes=-500", 206, "bytes 0-99/100", bytes],
  ["bytes=98-5000", 206, "bytes 98-99/100", bytes.slice(98)],
  ["bytes=100-", 416, "bytes */100", new Uint8Array()],
  ["bytes=-0", 416, "bytes */100", new Uint8Array()],
  [undefined, 200, null, bytes],
  ["bytes=5-2", 200, null, bytes],
  ["bytes=0-1,5-6", 200, null, bytes],
  ["lines=1-2", 200, null, bytes],
])("gives of %s what RFC 9110 says", async (range, status, told, part) => {
  expect(await got(range)).toEqual([status, told, part]);
});

it("gives the whole where parts are asked for of what may have changed", async () => {
  const answer = fileAnswer(
    { bytes, mime: "audio/mp4", name: "ses" },
    new Headers({ range: "bytes=0-1", "if-range": '"x"' }),
  );
  expect(answer.status).toBe(200);
});

it("answers anything in that place, and never with more than there is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^bytes=[\d,-]{0,12}$/), async (range) => {
      const [status, , part] = await got(range);
      expect([200, 206, 416]).toContain(status);
      expect(part.length).toBeLessThanOrEqual(100);
    }),
  );
});

it.each([
  ["image/jpeg", "inline; filename*=UTF-8''ses.jpg"],
  ["application/pdf", "attachment; filename*=UTF-8''ses.pdf"],
  ["audio/mp4", "attachment; filename*=UTF-8''ses.m4a"],
])("lets nothing of %s act as a page of ours", (mime, way) => {
  for (const range of [undefined, "bytes=0-1", "bytes=100-"])
    expect(Object.fromEntries(ask(mime, range).headers)).toMatchObject({
      "content-type": mime,
      "content-disposition": way,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "cache-control": "no-store",
    });
});
