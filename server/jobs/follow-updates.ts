import { SYSTEM } from "@/server/domain/actor";
import { DAY_MS, MINUTE_MS } from "@/server/domain/time";
import { open311Peer } from "@/server/integrations/open311/client";
import {
  type Listing,
  noteListing,
  type PeerToList,
  recordUpdates,
  takePeersToList,
} from "@/server/services/handovers/updates";
import { contextOf, type Run, type Tools } from "./job";

/** Of one server in one run; what is left is read by the next. */
const MOST_PAGES = 20;
/** A week at once: well below the spans that servers allow. */
const LONGEST_SPAN_MS = 7 * DAY_MS;
const SHORTEST_SPAN_MS = 10 * MINUTE_MS;

/** Reads what other institutions' servers list of what happened to our requests, and puts it on their timelines. */
export async function followUpdates(tools: Tools, { logger }: Run): Promise<void> {
  for (const one of await takePeersToList(await contextOf(tools, SYSTEM))) {
    const fresh = await readPeer(tools, one);
    if (fresh > 0) logger.info("updates.read", { institutionId: one.institutionId, count: fresh });
  }
}

/**
 * The extension knows no pages, and servers cut a long list off: as long as a page brings what was not seen, the next begins at its
 * last moment. Where one moment fills a page, the next begins a second later.
 */
async function readPeer(tools: Tools, { institutionId, peer: settings, from, to }: PeerToList): Promise<number> {
  const peer = open311Peer(settings);
  const note = async (listing: Listing) => noteListing(await contextOf(tools, SYSTEM), { institutionId, listing });
  const seen = new Set<string>();
  let span = LONGEST_SPAN_MS;
  let start = from;
  let fresh = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const end = new Date(Math.min(start.getTime() + span, to.getTime()));
    const answer = await peer.updates({ from: start, to: end });
    if (answer.kind === "tooLong" && span > SHORTEST_SPAN_MS) {
      span = Math.max(SHORTEST_SPAN_MS, span / 8);
      continue;
    }
    if (answer.kind === "tooLong") {
      await note({ kind: "unavailable", reason: "unreadable" });
      return fresh;
    }
    if (answer.kind !== "list") {
      await note(answer);
      return fresh;
    }
    const { updates } = answer;
    fresh += await recordUpdates(await contextOf(tools, SYSTEM), { institutionId, updates });
    const unseen = updates.filter(({ id, number }) => !seen.has(`${number} ${id}`));
    for (const { id, number } of unseen) seen.add(`${number} ${id}`);
    const last = Math.max(...unseen.map(({ at }) => at?.getTime() ?? 0));
    const cut = unseen.length > 0 && last > 0 && last < end.getTime();
    start = cut ? new Date(Math.max(last, start.getTime() + 1000)) : end;
    const done = !cut && end.getTime() >= to.getTime();
    await note({ kind: "read", upTo: start, more: !done && page === MOST_PAGES - 1 });
    if (done) return fresh;
  }
  return fresh;
}
