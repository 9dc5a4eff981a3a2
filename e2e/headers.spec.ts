import type { Page } from "@playwright/test";
import messages from "../messages/tr/errors.json" with { type: "json" };
import { expect, test } from "./fixtures";

const SENTENCE = messages.addressUnreadable;

/** Every page of the house, opened at its address: the policy lets run what is ours (the fixture fails on what it stops), and each answers. */
const PLACES = {
  admin: [
    "/settings",
    "/settings/api",
    "/settings/audit",
    "/settings/channels",
    "/settings/identity",
    "/settings/staff",
    "/settings/system",
  ],
  pr_manager: ["/", "/requests", "/triage", "/calls", "/calls/missed", "/cimer", "/messages", "/warnings", "/reports"],
} as const;
const PUBLIC = ["/basvuru", "/takip", "/aydinlatma", "/login", "/api-belgesi"];

/** Opens it, and has a button known to React: scripts that the policy stopped would leave the page dead. */
async function opened(page: Page, path: string) {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  const headers = response?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  expect(policy, path).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
  expect(policy, path).toContain("frame-ancestors 'none'");
  expect(headers, path).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": expect.stringContaining("no-store"),
  });
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactProps$")));
}

for (const role of ["admin", "pr_manager"] as const)
  test(`every page that ${role} opens has its headers and lives by them`, async ({ signInAs }) => {
    const page = await signInAs(role);
    for (const path of PLACES[role]) await opened(page, path);
  });

test("the pages for everybody have their headers and live by them", async ({ page }) => {
  for (const path of PUBLIC) await opened(page, path);
});

test.describe("where there is nothing", () => {
  test.use({ expectedErrors: [/status of 40[04]/] });

  test("a page that is not there lives by its policy too", async ({ page }) => {
    const response = await page.goto("/yok/boyle-bir-sayfa");
    expect(response?.status()).toBe(404);
    expect(response?.headers()["content-security-policy"]).toContain("'nonce-");
    await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactProps$")));
  });

  test("an address that cannot be read is refused in words", async ({ page }) => {
    for (const path of ["/%", "/takip/%E0%A4", "/takip/%00", "/api/v1/%ff"]) {
      const answer = await page.request.get(path);
      expect([path, answer.status()]).toEqual([path, 400]);
      expect(answer.headers()["content-security-policy"], path).toContain("frame-ancestors 'none'");
    }
    await page.goto("/takip/%E0%A4");
    await expect(page.getByText(SENTENCE)).toBeVisible();
  });
});

test.describe("what is not ours", () => {
  test.use({ expectedErrors: [/violates the following Content Security Policy directive|status of 404/] });

  test("does not run: a script that stands in what somebody wrote", async ({ page }) => {
    await page.goto("/takip");
    await page.evaluate(() => {
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        document.body.dataset.refused = effectiveDirective;
      });
      const words = document.createElement("div");
      words.innerHTML = '<img src="/yok.svg" onerror="document.body.dataset.ran = 1">';
      document.body.append(words);
    });
    await expect(page.locator("body")).toHaveAttribute("data-refused", "script-src-attr");
    await expect(page.locator("body")).not.toHaveAttribute("data-ran");
  });
});

test.describe("before a page's script has run", () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test("a form of staff is not sent by the browser", async ({ signInAs }) => {
    const page = await (await signInAs("admin")).context().newPage();
    await page.route("**/_next/static/**/*.js", (route) => route.abort());
    await page.goto("/settings/identity");
    const form = page.locator("main form:not([action])").first();
    await expect(form).toBeVisible();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.isNavigationRequest()) asked.push(request.url());
    });
    const stopped = await form.evaluate((element: HTMLFormElement) => {
      let prevented = false;
      addEventListener("submit", (event) => {
        prevented = event.defaultPrevented;
      });
      element.requestSubmit();
      return prevented;
    });
    expect(stopped).toBe(true);
    expect(new URL(page.url()).search).toBe("");
    expect(asked).toEqual([]);
  });
});

test("search engines find what is public and nothing else, and nobody is told of a contact that is not set", async ({
  request,
}) => {
  const robots = await request.get("/robots.txt");
  expect(await robots.text()).toContain("Disallow: /\n");
  expect((await request.get("/.well-known/security.txt")).status()).toBe(404);
});
