import type { ChatChannel } from "@/server/domain/channel";
import { hubSigned } from "./hub";
import { META } from "./meta";
import { burstOf, type Call, type Random } from "./vendors";
import { signedByX, X } from "./x";

type Site = Exclude<ChatChannel, "whatsapp">;
/** What somebody writes in public: under a post of ours, or in a conversation that names us. */
export type Comment = { channel: Site; person: string; post: string; id: string; text: string; at: Date };

const POSTS: Record<Site, readonly string[]> = {
  facebook: [`${META.pageId}_500000000000001`, `${META.pageId}_500000000000002`],
  instagram: ["17900000000000001", "17900000000000002"],
  x: ["2080765813578190001", "2080765813578190002"],
};
const COMMENT_IDS: Record<Site, string> = { facebook: "500000000000001_", instagram: "179", x: "" };

/** What this many people say under our posts, some of them more than once and under both; every text is there once. */
export const comments = (random: Random, channel: Site, people: readonly string[], at: Date): Comment[] =>
  people.flatMap((person) =>
    Array.from({ length: 1 + random.below(4) }, (_, turn) => ({
      channel,
      person,
      post: POSTS[channel][random.below(2)] ?? "",
      id: `${COMMENT_IDS[channel]}${person}${turn}`,
      text: `${channel} ${person}: altına ${turn + 1}. kez yazıyorum, lamba yanmıyor @ornekbelediye`,
      at,
    })),
  );

/** A page's comments come together, an account's too; a post on X comes alone. */
export const commentsBurst = (random: Random, said: readonly Comment[]): Call[] => {
  const on = (site: Site) => said.filter(({ channel }) => channel === site);
  return [
    ...burstOf(random, on("facebook"), 3, (some) => hub("page", META.pageId, some.map(onPage))),
    ...burstOf(random, on("instagram"), 3, (some) => hub("instagram", META.instagramId, some.map(onAccount))),
    ...burstOf(random, on("x"), 1, ([one]) => signedByX(one ? mentionOf(one) : {})),
  ];
};

const hub = (object: string, id: string, changes: object[]): Call =>
  hubSigned("meta", META.appSecret, { object, entry: [{ id, time: 1768809601, changes }] });

const onPage = ({ person, post, id, text, at }: Comment) => ({
  field: "feed",
  value: {
    from: { id: person, name: `Örnek Vatandaş ${person}` },
    post: { id: post, permalink_url: `https://www.facebook.com/ornekbelediye/posts/${post}`, is_published: true },
    post_id: post,
    created_time: Math.floor(at.getTime() / 1000),
    item: "comment",
    parent_id: post,
    comment_id: id,
    verb: "add",
    message: text,
  },
});

const onAccount = ({ person, post, id, text }: Comment) => ({
  field: "comments",
  value: {
    from: { id: person, username: `ornek${person}` },
    media: { id: post, media_product_type: "FEED" },
    id,
    text,
  },
});

const mentionOf = ({ person, post, id, text, at }: Comment) => ({
  data: {
    event_uuid: id,
    filter: { user_id: X.userId },
    event_type: "post.mention.create",
    tag: "cozum-masasi",
    payload: {
      id,
      conversation_id: post,
      author_id: person,
      text,
      created_at: at.toISOString(),
      edit_history_tweet_ids: [id],
      lang: "tr",
    },
  },
});
