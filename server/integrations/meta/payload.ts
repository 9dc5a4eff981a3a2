import type { Incoming } from "@/server/domain/incoming";
import { reader, readJson } from "../reading";
import { readComment } from "./comments";
import { type Account, change, type Entry, entry, envelope, type Said } from "./envelope";
import { readFeed } from "./feed";
import { readMessaging } from "./messaging";
import type { MetaSettings } from "./settings";

/** Everything in a body that is understood, and a line about everything that is not. Never throws. */
export function readPayload(raw: Uint8Array, { pageId, instagramId }: MetaSettings): Incoming {
  const { problems, each } = reader();
  const bodies = each("body", [raw], (bytes) => envelope.parse(readJson(bytes)));
  const said = bodies.flatMap((body) => {
    const channel = body.object === "page" ? "facebook" : "instagram";
    const ownId = channel === "facebook" ? pageId : (instagramId ?? null);
    const entries = each("entry", body.entry, (one) => ours(entry.parse(one), ownId));
    return entries.flatMap(({ ownId, ...one }) => {
      const account = { channel, ownId } as const;
      const beside = one.field === undefined ? [] : [{ field: one.field, value: one.value }];
      return [
        ...each("messaging", one.messaging, (event) => readMessaging(event, account)),
        ...each("changes", [...one.changes, ...beside], (event) => readChange(event, one.time, account)),
      ];
    });
  });
  return {
    messages: said.flatMap(({ messages = [] }) => messages),
    reports: said.flatMap(({ reports = [] }) => reports),
    takenBack: said.flatMap(({ takenBack = [] }) => takenBack),
    problems,
  };
}

function ours(one: Entry, ownId: string | null): Entry & { ownId: string } {
  if (one.id !== ownId) throw new Error("it is for another account");
  return { ...one, ownId };
}

/** Fields that the app may be subscribed to and that bring no citizen's words. */
const SILENT = ["story_insights", "messaging_handover", "ratings", "live_videos", "picture", "name", "videos"];

function readChange(event: unknown, at: Date, account: Account): Said {
  const { field, value } = change.parse(event);
  if (account.channel === "facebook" && field === "feed") return readFeed(value, account);
  if (account.channel === "instagram" && (field === "comments" || field === "live_comments" || field === "mentions"))
    return readComment(field, value, at, account);
  if (SILENT.includes(field)) return {};
  throw new Error(`field ${field} is not known`);
}
