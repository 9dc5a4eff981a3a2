import "server-only";
import { bodyUpTo } from "../body";
import { DomainError } from "../domain/errors";
import { DOORS, type DoorName } from "./doors";
import { isOfOwnPage } from "./origin";
import { refusal, tooLarge } from "./refusal";

type About<Params> = { params: Promise<Params> };
type Route<Params> = (request: Request, about: About<Params>) => Promise<Response>;

const routes = new WeakSet<object>();

/** Whether a route's answer is made by `route` or `bodyRoute`: a test asks it of every one there is. */
export const isBounded = (handler: object): boolean => routes.has(handler);

/** A route that takes no body. Whatever its work throws is answered as a refusal: 4xx, 503 while the database is away, else 500. */
export function route<Params = unknown>(
  handle: (request: Request, about: About<Params>) => Response | Promise<Response>,
): Route<Params> {
  const answer: Route<Params> = async (request, about) => {
    try {
      return await handle(request, about);
    } catch (error) {
      return refusal(error, request.headers);
    }
  };
  routes.add(answer);
  return answer;
}

/** What is known of a call before its body is read. */
export type Head<Params> = { url: URL; method: string; headers: Headers; params: Params };

type BodyRoute<Params, Who> = {
  door: DoorName;
  /** It acts for whoever is signed in, so it is taken from our own pages only. */
  ownPagesOnly?: boolean;
  /** Who calls, and that they may: throws what they are refused with. It is given no body, so none can be read before. */
  admit: (head: Head<Params>) => Promise<Who>;
  handle: (call: Head<Params> & { who: Who; request: Request }) => Promise<Response>;
  /** Above the bound. */
  tooLargeKey?: string;
};

/** A route that takes a body: origin, then rights, then the size that the sender names, and only then `handle`, which reads it. */
export const bodyRoute = <Params = unknown, Who = null>(given: BodyRoute<Params, Who>): Route<Params> =>
  route<Params>(async (request, about) => {
    const head = {
      url: new URL(request.url),
      method: request.method,
      headers: request.headers,
      params: await about.params,
    };
    if (given.ownPagesOnly && !isOfOwnPage(request)) throw new DomainError("FORBIDDEN", "otherSite");
    const who = await given.admit(head);
    mustFit(request, given.door, given.tooLargeKey);
    return given.handle({ ...head, who, request });
  });

function mustFit({ headers }: Request, door: DoorName, key?: string): void {
  if (Number(headers.get("content-length") ?? 0) > DOORS[door].most) throw tooLarge(key);
}

/** The body, never more of it held than its door takes, whatever the sender says. Throws `key` with 413 above that. */
export async function bytesOf(request: Request, door: DoorName, key?: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bodyUpTo(request, DOORS[door].most);
  if (!bytes) throw tooLarge(key);
  return bytes;
}
