import { IncomingMessage, Server, ServerResponse } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { isReadable } from "../answer-headers";
import { DOORS, doorAt } from "./doors";

/** Why a call goes no further, as a key of messages `errors`. */
type Refused = { status: 400 | 405 | 413; key: "addressUnreadable" | "methodNotTaken" | "bodyTooLarge" };
type Call = Pick<IncomingMessage, "method" | "url" | "headers">;

const READS = ["GET", "HEAD", "OPTIONS"];

/**
 * What is refused before Next sees it, which would make an error of ours of it: an address that is none, a router's state that none of
 * our pages has, a body where none is taken (Next looks for a server action in every post to a page; the product has none), and a body
 * that says that it is too large. Null for all else.
 */
export function refusedAtGate({ method = "GET", url = "/", headers }: Call): Refused | null {
  const path = pathOf(url);
  if (path === null || !isRouterState(headers["next-router-state-tree"]))
    return { status: 400, key: "addressUnreadable" };
  if (READS.includes(method)) return null;
  const door = doorAt(path);
  if (!door) return { status: 405, key: "methodNotTaken" };
  return Number(headers["content-length"] ?? 0) > DOORS[door].most ? { status: 413, key: "bodyTooLarge" } : null;
}

/** The path as it is meant; null where it is none. */
const pathOf = (url: string): string | null =>
  isReadable(url) && URL.canParse(url, "http://localhost") ? decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "") : null;

/** By Next's own rule, which answers 500 where it is not kept. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}

/** Stands where Node hands a request over, because Next has no place before all of its answers. `sentence`: of a key, in the caller's language. */
export function guard(
  sentence: (key: Refused["key"], acceptLanguage: string) => Promise<string>,
  server: Pick<Server, "emit"> = Server.prototype,
): void {
  const { emit } = server;
  server.emit = function guarded(this: Server, event: string, ...args: unknown[]): boolean {
    const [request, response] = args;
    // A body of which only the beginning was read would keep the connection's next call waiting until it is closed.
    if (request instanceof IncomingMessage && response instanceof ServerResponse)
      response.once("finish", () => request.resume());
    const refused = event === "request" && isCall(request) ? refusedAtGate(request) : null;
    if (!refused || !isCall(request) || !(response instanceof ServerResponse))
      return Reflect.apply(emit, this, [event, ...args]);
    void answer(request, response, refused, sentence);
    return true;
  };
}

const isCall = (value: unknown): value is Call => typeof value === "object" && value !== null && "headers" in value;

/** What is left of a body Node throws away as it comes: who still sends can read why. */
async function answer(
  { headers }: Call,
  response: ServerResponse,
  { status, key }: Refused,
  sentence: Parameters<typeof guard>[0],
): Promise<void> {
  const forPeople = headers.accept?.includes("text/html") ?? false;
  const text = forPeople ? await sentence(key, headers["accept-language"] ?? "") : JSON.stringify({ key, params: {} });
  response.writeHead(status, {
    "Content-Type": `${forPeople ? "text/plain" : "application/json"}; charset=utf-8`,
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(status === 405 && { Allow: "GET, HEAD" }),
  });
  response.end(text);
}
