import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Served, serve } from "@/server/testing/http";
import { fetchLink, isPublicAddress } from "./link";

let served: Served;
const seen: string[] = [];
beforeAll(async () => {
  served = await serve((request) => {
    const { pathname } = new URL(request.url);
    seen.push(pathname);
    const moved = (location: string) => new Response(null, { status: 302, headers: { location } });
    switch (pathname) {
      case "/photo":
        return new Response("bytes");
      case "/moved":
        return moved("/photo");
      case "/round":
        return moved("/round");
      case "/inside":
        return moved("https://169.254.169.254/latest/meta-data");
      case "/plain":
        return moved("http://foto.ornek.example/photo");
      case "/large":
        return new Response(new Uint8Array(15 * 1024 * 1024 + 1));
      case "/busy":
        return new Response(null, { status: 503 });
      default:
        return new Response(null, { status: 404 });
    }
  });
});
afterAll(() => served.close());

/** As if the name stood for our own server; what is not asked for stays forbidden. */
const there = (url: URL): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => get(`${served.address}${url.pathname}`, resolve).on("error", reject));
const fetched = (path: string) => fetchLink(`https://foto.ornek.example${path}`, there);

it("fetches a file, also where it has moved", async () => {
  const bytes = { kind: "bytes", bytes: new TextEncoder().encode("bytes") };
  expect(await fetched("/photo")).toEqual(bytes);
  expect(await fetched("/moved")).toEqual(bytes);
});

it.each([
  ["/nothing", "mediaGone"],
  ["/large", "fileSize"],
  ["/round", "linkForbidden"],
  ["/inside", "linkForbidden"],
  ["/plain", "linkForbidden"],
])("gives up on %s: %s", async (path, reason) => expect(await fetched(path)).toEqual({ kind: "gone", reason }));

it("may try again what is only busy", async () => expect(fetched("/busy")).rejects.toThrow("503"));

it.each([
  "https://localhost/photo",
  "https://127.0.0.1/photo",
  "https://[::1]/photo",
  "https://10.0.0.7/photo",
  "https://192.168.1.1/photo",
  "https://[::ffff:10.0.0.7]/photo",
  "http://foto.ornek.example/photo",
])("asks nothing of %s", async (link) => {
  expect(await fetchLink(link)).toEqual({ kind: "gone", reason: "linkForbidden" });
});

it.each([
  ["8.8.8.8", true],
  ["2606:4700::1111", true],
  ["0.0.0.0", false],
  ["100.64.0.1", false],
  ["169.254.169.254", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["::ffff:127.0.0.1", false],
  ["224.0.0.1", false],
  ["nothing", false],
])("%s is public: %s", (address, expected) => expect(isPublicAddress(address)).toBe(expected));
