import { createHmac, randomBytes } from "node:crypto";
import type { XSettings } from "./settings";

/** As RFC 5849 wants it: every byte but letters, digits and -._~ */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** X refuses a call whose date is off by minutes: this is the machine's clock and not that of the trade. */
const seconds = (): string => String(Math.floor((performance.timeOrigin + performance.now()) / 1000));

/** OAuth 1.0a in the user's name: a token that does not expire. A JSON body is not part of what is signed. */
export function authorization(settings: XSettings, method: "GET" | "POST", url: string): string {
  const { consumerKey, consumerSecret, accessToken, accessTokenSecret } = settings;
  const own = {
    oauth_consumer_key: consumerKey,
    oauth_nonce: randomBytes(16).toString("hex"),
    oauth_signature_method: "HMAC-SHA1",
    oauth_timestamp: seconds(),
    oauth_token: accessToken,
    oauth_version: "1.0",
  };
  const { origin, pathname, searchParams } = new URL(url);
  const given = [...Object.entries(own), ...searchParams].map(
    ([name, value]) => [encode(name), encode(value)] as const,
  );
  const sorted = given.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  const base = [method, origin + pathname, sorted.map((pair) => pair.join("=")).join("&")].map(encode).join("&");
  const key = `${encode(consumerSecret)}&${encode(accessTokenSecret)}`;
  const oauth_signature = createHmac("sha1", key).update(base).digest("base64");
  const fields = Object.entries({ ...own, oauth_signature }).map(([name, value]) => `${name}="${encode(value)}"`);
  return `OAuth ${fields.join(", ")}`;
}
