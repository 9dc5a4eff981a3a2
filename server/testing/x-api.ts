import { createHmac } from "node:crypto";
import { z } from "zod";
import { type Asked, json, type Said, startStandIn, type Taken } from "./stand-in";

const directSchema = z.strictObject({ text: z.string().min(1).max(10_000) });
const postSchema = z.strictObject({
  text: z.string().min(1).max(280),
  reply: z.strictObject({ in_reply_to_tweet_id: z.string().regex(/^\d{1,19}$/) }),
});
export type TakenByX = { path: string; body: z.output<typeof directSchema> | z.output<typeof postSchema> };

type Keys = {
  userId: string;
  consumerKey: string;
  consumerSecret: string;
  accessToken: string;
  accessTokenSecret: string;
};

/** The X API on this machine: it works the signature of every call out anew. */
export async function startXApi(keys: Keys) {
  const files = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  const standIn = await startStandIn<TakenByX>((asked) => judge(asked));

  function judge(asked: Asked): Said | Taken<TakenByX> {
    if (!isSigned(asked, keys, seen)) return problem(401, "about:blank", "Unauthorized");
    const { path } = asked;
    const file = files.get(path);
    if (file) return { status: 200, body: file };
    if (asked.method === "GET")
      return path === "/2/users/me"
        ? { status: 200, body: { data: { id: keys.userId, name: "Örnek Belediyesi", username: "ornekbelediye" } } }
        : problem(404, "https://api.twitter.com/2/problems/resource-not-found", "Not Found");
    if (/^\/2\/dm_conversations\/with\/\d{1,19}\/messages$/.test(path)) {
      const direct = directSchema.safeParse(json(asked.body));
      if (!direct.success) return problem(400, "https://api.twitter.com/2/problems/invalid-request", "Invalid Request");
      const body = (count: number) => ({
        data: { dm_conversation_id: "1-2", dm_event_id: `20807659015285350${count}` },
      });
      return { message: { path, body: direct.data }, taken: (count) => ({ status: 201, body: body(count) }) };
    }
    if (path !== "/2/tweets") return problem(404, "about:blank", "Not Found");
    const post = postSchema.safeParse(json(asked.body));
    if (!post.success) return problem(400, "https://api.twitter.com/2/problems/invalid-request", "Invalid Request");
    const body = (count: number) => ({ data: { id: `20807659015285360${count}`, text: post.data.text } });
    return { message: { path, body: post.data }, taken: (count) => ({ status: 201, body: body(count) }) };
  }

  return { ...standIn, files };
}

const problem = (status: number, type: string, title: string) => ({
  status,
  body: { type, title, status, detail: title },
});

const percent = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");

/** RFC 5849: every parameter once, sorted, signed with both secrets; a nonce counts once. */
function isSigned({ method, origin, path, query, headers }: Asked, keys: Keys, seen: Set<string>): boolean {
  const fields = new Map(
    [...(headers.authorization ?? "").matchAll(/(oauth_\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      decodeURIComponent(value),
    ]),
  );
  const nonce = fields.get("oauth_nonce") ?? "";
  const signature = fields.get("oauth_signature");
  const known = fields.get("oauth_consumer_key") === keys.consumerKey && fields.get("oauth_token") === keys.accessToken;
  if (!known || nonce.length < 16 || seen.has(nonce) || !/^\d{10}$/.test(fields.get("oauth_timestamp") ?? ""))
    return false;
  seen.add(nonce);
  fields.delete("oauth_signature");
  const pairs = [...fields, ...query].map(([name, value]) => `${percent(name)}=${percent(value)}`).sort();
  const base = [method, origin + path, pairs.join("&")].map(percent).join("&");
  const key = `${percent(keys.consumerSecret)}&${percent(keys.accessTokenSecret)}`;
  return signature === createHmac("sha1", key).update(base).digest("base64");
}
