import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { isReadable, secureAnswers } from "./answer-headers";

const server = createServer((request, response) => {
  const { type, own } = Object.fromEntries(new URL(request.url ?? "/", "http://here").searchParams);
  if (own) response.setHeader("Content-Security-Policy", own).setHeader("Cache-Control", "private, max-age=60");
  if (type) response.setHeader("Content-Type", type);
  response.end(JSON.stringify(request.headers));
});
secureAnswers(server);
secureAnswers(server);
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());
afterEach(() => vi.unstubAllEnvs());

async function call(path: string, headers: Record<string, string> = {}) {
  const [answer] = await once(ask({ port, path, headers }).end(), "response");
  let text = "";
  for await (const part of answer.setEncoding("utf8")) text += part;
  return { status: answer.statusCode as number, headers: answer.headers as Record<string, string>, text };
}
const nonceOf = (policy: string | undefined) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

describe("an answer", () => {
  it("that is a page has a policy with a nonce of its own, which the page's maker reads", async () => {
    const { headers, text } = await call("/?type=text/html;%20charset=utf-8");
    const policy = headers["content-security-policy"];
    expect(policy).toContain("script-src 'self' 'nonce-");
    for (const part of ["'strict-dynamic'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy?.split("; ").find((part) => part.startsWith("script-src"))).not.toContain("unsafe-inline");
    const inside = JSON.parse(text);
    expect([nonceOf(inside["content-security-policy"]), inside["x-nonce"]]).toEqual([nonceOf(policy), nonceOf(policy)]);
    expect(nonceOf((await call("/?type=text/html")).headers["content-security-policy"])).not.toBe(nonceOf(policy));
  });

  it("that is data loads and runs nothing", async () => {
    for (const type of ["application/json", "text/csv", "image/svg+xml", ""])
      expect((await call(`/?type=${type}`)).headers["content-security-policy"]).toMatch(/^default-src 'none'; /);
  });

  it("is not kept, not guessed at, not framed, and tells nobody where it stood", async () => {
    expect((await call("/")).headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
  });

  it("keeps what its own maker has set", async () => {
    expect((await call("/?own=sandbox&type=text/html")).headers).toMatchObject({
      "content-security-policy": "sandbox",
      "cache-control": "private, max-age=60",
    });
  });

  it("binds browsers to https where the product has it, and only there", async () => {
    expect((await call("/")).headers["strict-transport-security"]).toBeUndefined();
    vi.stubEnv("NEXTAUTH_URL", "https://cozum.example.bel.tr");
    const { headers } = await call("/?type=text/html");
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  it("takes no policy and no odd nonce from whoever asks", async () => {
    for (const nonce of ["short", "'unsafe-inline'; script-src *", "x".repeat(24)]) {
      const { headers, text } = await call("/?type=text/html", {
        "x-nonce": nonce,
        "content-security-policy": "script-src 'nonce-evil'",
        "content-security-policy-report-only": "script-src 'nonce-evil'",
      });
      expect(headers["content-security-policy"]).not.toContain(nonce);
      expect(text).not.toContain("evil");
    }
  });
});

describe("an address", () => {
  it.each(["/%", "/takip/%E0%A4", "/%zz?a=1", "/a%2", "/takip/%00", "/api/v1/requests/%ff", "//%C0%AF"])(
    "%s cannot be read",
    (path) => expect(isReadable(path)).toBe(false),
  );

  it.each(["/", "/takip/%C3%A7i%C4%9Fli", "/%25", "/requests?q=%E0%A4", "/?%"])("%s is read", (path) =>
    expect(isReadable(path)).toBe(true),
  );
});
