import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPostLink } from "./post-link";

describe("X", () => {
  const post = {
    channel: "x",
    url: "https://x.com/OrnekVatandas14/status/2080765813578191303",
    key: "2080765813578191303",
    handle: "OrnekVatandas14",
  };
  it.each([
    "https://x.com/OrnekVatandas14/status/2080765813578191303",
    "https://twitter.com/OrnekVatandas14/status/2080765813578191303?s=20&t=abc",
    "https://mobile.twitter.com/OrnekVatandas14/statuses/2080765813578191303/photo/1",
    "  x.com/OrnekVatandas14/status/2080765813578191303  ",
  ])("knows %s", (text) => {
    expect(readPostLink(text)).toEqual(post);
  });

  it("does without the writer", () => {
    for (const text of ["https://x.com/i/status/20807", "https://x.com/i/web/status/20807"])
      expect(readPostLink(text)).toEqual({ ...post, url: "https://x.com/i/status/20807", key: "20807", handle: null });
  });
});

describe("Instagram", () => {
  it.each([
    ["https://www.instagram.com/p/Cx1yZ_-abc/?igsh=MzRl", "https://www.instagram.com/p/Cx1yZ_-abc/", null],
    ["instagram.com/ornek.14/reel/Cx1yZabc/", "https://www.instagram.com/reel/Cx1yZabc/", "ornek.14"],
    ["https://instagram.com/reels/Cx1yZabc", "https://www.instagram.com/reel/Cx1yZabc/", null],
    [
      "https://www.instagram.com/p/Cx1yZabc/c/17900000000000010/",
      "https://www.instagram.com/p/Cx1yZabc/c/17900000000000010/",
      null,
    ],
    [
      "https://www.instagram.com/stories/ornek14/3100000000000000000?x=1",
      "https://www.instagram.com/stories/ornek14/3100000000000000000/",
      "ornek14",
    ],
  ])("knows %s", (text, url, handle) => {
    expect(readPostLink(text)).toMatchObject({ channel: "instagram", url, handle });
  });
});

describe("Facebook", () => {
  it.each([
    [
      "https://www.facebook.com/ornek.vatandas/posts/pfbid02abc?__cft__[0]=x",
      "https://www.facebook.com/ornek.vatandas/posts/pfbid02abc",
      "ornek.vatandas",
    ],
    [
      "https://m.facebook.com/story.php?story_fbid=5&id=100&fbclid=x",
      "https://www.facebook.com/story.php?story_fbid=5&id=100",
      null,
    ],
    [
      "https://www.facebook.com/permalink.php?fbclid=1&id=100&story_fbid=5",
      "https://www.facebook.com/permalink.php?story_fbid=5&id=100",
      null,
    ],
    [
      "https://facebook.com/ornekbelediye/posts/1?comment_id=900&notif_t=x",
      "https://www.facebook.com/ornekbelediye/posts/1?comment_id=900",
      null,
    ],
    ["https://fb.watch/abc123/", "https://fb.watch/abc123", null],
    ["https://www.facebook.com/share/p/1AbCd/?mibextid=x", "https://www.facebook.com/share/p/1AbCd", null],
  ])("knows %s", (text, url, handle) => {
    expect(readPostLink(text)).toEqual({ channel: "facebook", url, key: `link:${url.slice(8)}`, handle });
  });
});

it.each([
  "",
  "0532 000 00 14",
  "https://ornek.example/x.com/a/status/1",
  "https://x.com/ornek",
  "https://www.facebook.com/",
  "https://www.instagram.com/ornek14/",
  "https://x.com.ornek.example/a/status/1",
  "javascript:alert(1)",
  "çukur var https://x.com/a/status/1",
])("takes %s for no post", (text) => {
  expect(readPostLink(text)).toBeNull();
});

it("reads its own address to the same post, and never throws", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.webPath().map((path) => `https://facebook.com${path}`),
      ),
      (text) => {
        const first = readPostLink(text);
        if (first) expect(readPostLink(first.url)).toEqual(first);
      },
    ),
  );
});
