import { expect, test } from "./fixtures";

/** A browser asks for these by itself: of a picture or a download opened in a tab too, which names none. */
const ICONS: readonly (readonly [string, RegExp])[] = [
  ["/favicon.ico", /^image\/(x-icon|vnd\.microsoft\.icon)/],
  ["/icon.svg", /^image\/svg\+xml/],
  ["/apple-icon.png", /^image\/png/],
  ["/icon-192.png", /^image\/png/],
  ["/icon-512.png", /^image\/png/],
  ["/manifest.webmanifest", /^application\/manifest\+json/],
];

for (const [path, type] of ICONS)
  test(`${path} is there`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toMatch(type);
  });

for (const path of ["/basvuru", "/takip", "/aydinlatma", "/login", "/api-belgesi", "/yok-boyle-bir-sayfa"])
  test(`${path} names its icons`, async ({ request }) => {
    const page = await (await request.get(path)).text();
    for (const icon of ["/favicon.ico", "/icon.svg", "/apple-icon.png"])
      expect(page).toMatch(new RegExp(`<link rel="(apple-touch-)?icon" href="${icon.replace(".", "\\.")}"`));
  });

test("each page behind the sign-in names its icons", async ({ signInAs }) => {
  const page = await signInAs("admin");
  for (const path of ["/requests", "/reports", "/settings", "/messages/ledger"]) {
    await page.goto(path);
    await expect(page.locator('head link[rel="icon"][href="/icon.svg"]')).toHaveCount(1);
  }
});
