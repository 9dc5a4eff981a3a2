import type { Incoming } from "@/server/domain/incoming";
import { reader, readJson } from "../reading";
import { readDirect } from "./direct";
import { type Around, envelope, type Said } from "./envelope";
import { readDeleted, readPost } from "./posts";

type Reader = (payload: unknown, around: Around) => Said;

const READERS: Record<string, Reader> = {
  "post.mention.create": readPost,
  "post.reply.create": readPost,
  "post.create": readPost,
  "post.delete": readDeleted,
  "dm.received": readDirect,
  "chat.received": (payload, { ownId }) => {
    if (isBy(payload, ownId)) return {};
    throw new Error("encryptedChat");
  },
  "oauth.revoke": () => {
    throw new Error("accessRevoked");
  },
};

/** What happens around the account and is not said to it. */
const SILENT = /^(dm\.(sent|read|indicate_typing)|(chat|follow|like|mute|block|profile|spaces|news|repost|bookmark)\.)/;

/** The event of a body if it is understood, else a line about it. Never throws. */
export function readPayload(raw: Uint8Array, ownId: string): Incoming {
  const { problems, each } = reader();
  const said = each("body", [raw], (bytes) => {
    const { data, includes } = envelope.parse(readJson(bytes));
    if (data.filter.user_id !== undefined && data.filter.user_id !== ownId)
      throw new Error("it is for another account");
    const users = [...(data.includes?.users ?? []), ...(includes?.users ?? [])];
    const media = [...(data.includes?.media ?? []), ...(includes?.media ?? [])];
    const read = Object.hasOwn(READERS, data.event_type) ? READERS[data.event_type] : undefined;
    if (read) return read(data.payload, { ownId, users, media });
    if (SILENT.test(data.event_type)) return {};
    throw new Error(`event ${data.event_type} is not known`);
  });
  return {
    messages: said.flatMap(({ messages = [] }) => messages),
    reports: [],
    takenBack: said.flatMap(({ takenBack = [] }) => takenBack),
    problems,
  };
}

const isBy = (payload: unknown, ownId: string): boolean =>
  typeof payload === "object" && payload !== null && "sender_id" in payload && payload.sender_id === ownId;
