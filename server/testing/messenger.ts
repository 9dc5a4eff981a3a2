import { z } from "zod";
import { type Asked, json, type Said, startStandIn, type Taken } from "./stand-in";

/** What the Send API asks of a message; anything else is refused as Meta refuses it. */
const recipient = z.union([
  z.strictObject({ id: z.string().regex(/^\d+$/) }),
  z.strictObject({ comment_id: z.string().regex(/^\d+(_\d+)?$/) }),
  z.strictObject({ post_id: z.string().regex(/^\d+_\d+$/) }),
]);
const message = z.strictObject({ text: z.string().min(1).max(2000), metadata: z.string().max(1000).optional() });
const sendSchema = z.union([
  z.strictObject({ recipient, messaging_type: z.literal("RESPONSE"), message }),
  z.strictObject({ recipient, messaging_type: z.literal("MESSAGE_TAG"), tag: z.literal("HUMAN_AGENT"), message }),
]);
const commentSchema = z.strictObject({ message: z.string().min(1).max(8000) });

export type TakenByMessenger = { path: string; body: z.output<typeof sendSchema> | z.output<typeof commentSchema> };

type Accounts = { pageId: string; pageToken: string; instagramId?: string };

/** The Graph API on this machine as the page's token sees it: sends, comments, people and posts. */
export async function startMessenger({ pageId, pageToken, instagramId }: Accounts) {
  const people = new Map<string, object>();
  const files = new Map<string, Uint8Array>();
  const mentions = new Map<string, object>();
  let asking: Said | null = null;
  const standIn = await startStandIn<TakenByMessenger>((asked) => judge(asked));

  function judge({ method, path: whole, query, headers, body }: Asked): Said | Taken<TakenByMessenger> {
    const file = files.get(whole);
    if (file) return { status: 200, body: file };
    const path = whole.replace(/^\/v23\.0\//, "");
    if (headers.authorization !== `Bearer ${pageToken}`) return refuse(401, 190);
    if (method === "GET") {
      const fields = query.get("fields") ?? "";
      if (path === instagramId && fields.startsWith("mentioned_")) return asking ?? mentioned(path, fields);
      if (path === pageId || path === instagramId) return { status: 200, body: { id: path } };
      const person = people.get(path);
      return person ? { status: 200, body: { ...person, id: path } } : refuse(400, 100, 33);
    }
    if (path === `${pageId}/messages`) {
      const sent = sendSchema.safeParse(json(body));
      if (!sent.success) return refuse(400, 100);
      const to = sent.data.recipient;
      const recipient_id = "id" in to ? to.id : "7000000000000099";
      return {
        message: { path, body: sent.data },
        taken: (count) => ({ status: 200, body: { recipient_id, message_id: `m_out.${count}` } }),
      };
    }
    if (!/^[\d_]+\/(comments|replies)$/.test(path)) return refuse(404, 100);
    const comment = commentSchema.safeParse(json(body));
    if (!comment.success) return refuse(400, 100);
    return {
      message: { path, body: comment.data },
      taken: (count) => ({ status: 200, body: { id: `900000000000_${count}` } }),
    };
  }

  /** What names the account is told to that account alone, and only the fields that Meta documents. */
  function mentioned(account: string, fields: string): Said {
    const [, kind = "", by, id = "", wanted = ""] =
      /^mentioned_(comment|media)\.(comment|media)_id\((\d+)\)\{([\w,]+)\}$/.exec(fields) ?? [];
    const known = MENTION_FIELDS[kind] ?? [];
    const names = wanted.split(",");
    if (kind !== by || names.some((name) => !known.includes(name))) return refuse(400, 100);
    const found = mentions.get(`${kind} ${id}`);
    if (!found) return refuse(400, 100, 33);
    const told = Object.fromEntries(Object.entries({ ...found, id }).filter(([name]) => names.includes(name)));
    return { status: 200, body: { [`mentioned_${kind}`]: told, id: account } };
  }

  return {
    ...standIn,
    mentions,
    /** What is said instead to whoever asks for a mention; null: what it is. */
    answerMentions: (reply: Said | null) => {
      asking = reply;
    },
    url: `${standIn.url}/v23.0`,
    origin: standIn.url,
    people,
    files,
  };
}

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment, …/mentioned_media */
const MENTION_FIELDS: Record<string, readonly string[]> = {
  comment: ["id", "like_count", "media", "text", "timestamp"],
  media: [
    ...["caption", "comments", "comments_count", "id", "like_count", "media_type", "media_url", "owner"],
    ...["timestamp", "username"],
  ],
};

const refuse = (status: number, code: number, error_subcode?: number) => ({
  status,
  body: graphError(code, error_subcode),
});

/** As Meta words a refusal. */
export const graphError = (code: number, error_subcode?: number) => ({
  error: { message: "refused", type: "OAuthException", code, error_subcode, fbtrace_id: "ornek" },
});
