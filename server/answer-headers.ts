import { randomBytes } from "node:crypto";
import { type IncomingMessage, Server, ServerResponse } from "node:http";

/**
 * What every answer of the web server carries, and what no page ever sees: one place before pages, routes and files.
 * Imports nothing of ours and keeps to syntax that Node itself can drop: it is also loaded before Next (scripts/lib/product.mjs), so that
 * a request that comes while Next is still starting is answered as all others are.
 */

/** The nonce of the page that is being drawn, for scripts of ours; Next reads its own from the policy. */
export const NONCE_HEADER = "x-nonce";
const NONCE = /^[A-Za-z0-9+/]{22}==$/;
const newNonce = (): string => randomBytes(16).toString("base64");

const isSecure = (): boolean => process.env.NEXTAUTH_URL?.startsWith("https:") ?? false;

/**
 * Scripts run only with the page's nonce, and what those load. Style attributes are in the HTML of charts, bars and columns; style elements
 * need the nonce. Blobs are pictures that a person has just chosen.
 */
function pagePolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `style-src-elem 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** For what is no page: data and files neither load nor run anything, wherever they are opened. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const SAME_FOR_ALL = {
  "X-Content-Type-Options": "nosniff",
  // An address of ours may hold a tracking code. With `no-referrer` a browser would hide our own origin from our own forms too.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), serial=(), bluetooth=(), hid=(), midi=(), display-capture=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  // What says nothing of keeping it is not kept: answers are people's own. Next says it of its files itself.
  "Cache-Control": "no-store",
} as const;

/** A year, as the browsers' own lists ask; the product has a host name of its own, so whatever is below it is its own too. */
const HSTS = "max-age=31536000; includeSubDomains";

/** A header that the answer already has is whoever made it knows best. */
function complete(response: ServerResponse, nonce: string): void {
  const add = (name: string, value: string) => {
    if (!response.hasHeader(name)) response.setHeader(name, value);
  };
  for (const [name, value] of Object.entries(SAME_FOR_ALL)) add(name, value);
  if (isSecure()) add("Strict-Transport-Security", HSTS);
  const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
  add("Content-Security-Policy", isPage ? pagePolicy(nonce) : DATA_POLICY);
}

/** A percent sequence that is none, or a zero byte: no address of ours, and nothing behind us could read it. */
export function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split("?", 1)[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}

/**
 * Puts itself where Node hands a request over. A second time it stands before what was put there in between, and gives its headers to the
 * answers of that too.
 */
export function secureAnswers(server: Pick<Server, "emit"> = Server.prototype): void {
  const { emit } = server;
  server.emit = function secured(this: Server, event: string, ...args: unknown[]): boolean {
    const [request, response] = args;
    if (event === "request" && isRequest(request) && response instanceof ServerResponse) {
      // A form that is given back is drawn by a call of this process to itself, whose page the first answer carries.
      const given = request.headers[NONCE_HEADER];
      const nonce = typeof given === "string" && NONCE.test(given) ? given : newNonce();
      request.headers[NONCE_HEADER] = nonce;
      request.headers["content-security-policy"] = pagePolicy(nonce);
      delete request.headers["content-security-policy-report-only"];
      const { writeHead } = response;
      response.writeHead = function completed(...head: unknown[]) {
        complete(response, nonce);
        return Reflect.apply(writeHead, response, head);
      };
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

const isRequest = (value: unknown): value is IncomingMessage =>
  typeof value === "object" && value !== null && "headers" in value;
