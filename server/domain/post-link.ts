import type { SOCIAL_MEDIA } from "./channel";

/**
 * A post's address as somebody copied it: from the browser or a telephone's share button, with what trackers hang on it.
 * `key` is the post's own name on its channel, by which it is one request however its address is written. `handle`: who wrote it;
 * null where the address does not say, and of a comment, whose address names the writer of the post.
 */
export type PostLink = { channel: (typeof SOCIAL_MEDIA)[number]; url: string; key: string; handle: string | null };

const HOSTS: Record<string, PostLink["channel"]> = {
  "x.com": "x",
  "twitter.com": "x",
  "instagram.com": "instagram",
  "instagr.am": "instagram",
  "facebook.com": "facebook",
  "fb.com": "facebook",
  "fb.watch": "facebook",
};

/** Null where it is no address of a post on the three channels. */
export function readPostLink(text: string): PostLink | null {
  const given = text.trim();
  const full = /^https?:\/\//i.test(given) ? given : `https://${given}`;
  if (/\s/.test(given) || !URL.canParse(full)) return null;
  const url = new URL(full);
  const host = url.hostname.replace(/^(www|m|mobile|web|touch|mbasic|tr-tr)\./, "");
  const channel = Object.hasOwn(HOSTS, host) ? HOSTS[host] : undefined;
  return channel ? READERS[channel](url, host) : null;
}

const READERS: Record<PostLink["channel"], (url: URL, host: string) => PostLink | null> = {
  /** `x.com/<name>/status/<id>`: the id is that of the channel itself, so that what X brings later is the same request. */
  x: ({ pathname }) => {
    const [, name, id] = /^\/(?:#!\/)?([A-Za-z0-9_]{1,20}|i\/web)\/status(?:es)?\/(\d{1,20})/.exec(pathname) ?? [];
    if (!name || !id) return null;
    const known = name === "i" || name === "i/web" ? null : name;
    return { channel: "x", url: `https://x.com/${known ?? "i"}/status/${id}`, key: id, handle: known };
  },
  /** `instagram.com/p/<code>`, with the writer's name before it or not, and a comment's number behind it. */
  instagram: ({ pathname }) => {
    const [, name, kind, code, comment] =
      /^\/(?:([A-Za-z0-9._]{1,30})\/)?(p|reels?|tv)\/([A-Za-z0-9_-]{5,40})(?:\/c\/(\d{5,25}))?/.exec(pathname) ?? [];
    if (!kind || !code) return storyOf(pathname);
    const page = `${kind.replace("reels", "reel")}/${code}${comment ? `/c/${comment}` : ""}`;
    return {
      channel: "instagram",
      url: `https://www.instagram.com/${page}/`,
      key: `link:${page}`,
      handle: comment ? null : (name ?? null),
    };
  },
  /** Facebook has many forms; what names the post stays, all else goes. */
  facebook: (url, host) => {
    const { pathname, searchParams } = url;
    const kept = new URLSearchParams();
    for (const name of NAMING) for (const value of searchParams.getAll(name).slice(0, 1)) kept.append(name, value);
    const query = kept.size > 0 ? `?${kept}` : "";
    const parts = pathname.split("/").filter(Boolean);
    // One word alone is a page or a person.
    if (kept.size === 0 && parts.length < (host === "fb.watch" ? 1 : 2)) return null;
    const path = `/${parts.join("/")}`;
    const [, name] = /^\/([A-Za-z0-9.]{5,50})\/(?:posts|videos|photos)\//.exec(path) ?? [];
    const at = host === "fb.watch" ? "fb.watch" : "www.facebook.com";
    return {
      channel: "facebook",
      url: `https://${at}${path}${query}`,
      key: `link:${at}${path}${query}`,
      handle: kept.has("comment_id") ? null : (name ?? null),
    };
  },
};

/** What in a Facebook address says which post it is. */
const NAMING = ["story_fbid", "id", "v", "fbid", "comment_id", "reply_comment_id"];

function storyOf(pathname: string): PostLink | null {
  const [, name, id] = /^\/stories\/([A-Za-z0-9._]{1,30})\/(\d{5,25})/.exec(pathname) ?? [];
  if (!name || !id) return null;
  const page = `stories/${name}/${id}`;
  return { channel: "instagram", url: `https://www.instagram.com/${page}/`, key: `link:${page}`, handle: name };
}
