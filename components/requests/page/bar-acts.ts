import type { Act } from "@/server/domain/request";
import type { RequestView } from "@/server/services/requests/get";

/** Law 4982 lets the time be extended once. */
function mayExtend({ legalClass, extendedAt }: RequestView): boolean {
  return legalClass === "information_act" && extendedAt === null;
}

/** It stands under a post, where everybody can read an answer. */
function isPublic({ thread, identityWithheld }: RequestView): boolean {
  return thread !== null && !identityWithheld;
}

/** Every act of the bar with its key, in the order of the work; the first ones have buttons, the rest a menu. */
export const BAR_ACTS: readonly { act: Act; key?: string; when?: (request: RequestView) => boolean }[] = [
  { act: "start" },
  { act: "resume" },
  { act: "route", key: "s" },
  { act: "return", key: "i" },
  { act: "decline", key: "r" },
  { act: "wait", key: "p" },
  { act: "extend", when: mayExtend },
  { act: "assign", key: "a" },
  { act: "reopen" },
  { act: "refer", key: "y" },
  { act: "merge", key: "b" },
  { act: "unmerge" },
  { act: "correct", key: "e" },
  { act: "prioritise", key: "o" },
  { act: "confirm" },
  { act: "withdraw" },
  { act: "reply_publicly", when: isPublic },
];

/** Acts of the bar that ask nothing and are done at once. */
export const AT_ONCE = ["start", "resume", "unmerge"] as const satisfies readonly Act[];
export const isAtOnce = (act: Act): act is (typeof AT_ONCE)[number] => (AT_ONCE as readonly Act[]).includes(act);
