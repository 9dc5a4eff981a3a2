import type { Channel } from "../channel";
import type { LegalClass } from "../deadline";
import type { Kind } from "../request";

/**
 * How much of a request the public may read over the interface. `hidden`: not that it exists. `outline`: what it is about, in
 * which neighbourhood and how it stands; no word of the citizen or of the answer. `whole`: those too, without what names a person.
 */
export type Exposure = "hidden" | "outline" | "whole";

type Exposed = {
  channel: Channel;
  kind: Kind;
  legalClass: LegalClass;
  identityWithheld: boolean;
  categoryId: number | null;
};

/** Tips name somebody; what came by CİMER or under a law is between the citizen and the office. */
export const PRIVATE_KIND = "tip" satisfies Kind;
export const PRIVATE_CHANNEL = "cimer" satisfies Channel;
export const PUBLIC_CLASS = "none" satisfies LegalClass;

/** `subjects`: those that the municipality has marked as public, both levels. */
export function exposureOf(request: Exposed, subjects: ReadonlySet<number>): Exposure {
  const isPrivate =
    request.identityWithheld ||
    request.kind === PRIVATE_KIND ||
    request.channel === PRIVATE_CHANNEL ||
    request.legalClass !== PUBLIC_CLASS ||
    request.categoryId === null;
  if (isPrivate) return "hidden";
  return request.categoryId !== null && subjects.has(request.categoryId) ? "whole" : "outline";
}
