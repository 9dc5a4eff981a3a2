/** Makes the pictures of the README from the running demonstration: `npm run demo` in one terminal, this in another. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browserPath, LAUNCH_ARGS } from "./lib/browser.mjs";
import { root } from "./lib/processes.mjs";

const base = process.env.BASE_URL ?? "http://localhost:3000";
const folder = join(root, "docs", "screenshots");
const signIns = JSON.parse(readFileSync(join(root, "prisma/seed/sign-ins.json"), "utf8"));

const DESKTOP = { viewport: { width: 1440, height: 900 } };
const TELEPHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function signedIn(browser, role, options, theme) {
  const context = await browser.newContext({ locale: "tr-TR", ...options });
  await context.addCookies([{ name: "theme", value: theme, url: base }]);
  const page = await context.newPage();
  const { email, password } = signIns.find((one) => one.role === role);
  await page.goto(`${base}/login`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await page.click("[type=submit]");
  await page.waitForURL((url) => url.pathname !== "/login");
  return page;
}

async function shoot(page, path, name, options = {}) {
  await page.goto(`${base}${path}`, { waitUntil: "networkidle" });
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
}

async function firstLink(page, list) {
  await page.goto(`${base}${list}`, { waitUntil: "networkidle" });
  return page.locator('main a[href^="/requests/2"]').first().getAttribute("href");
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await browserPath(), args: LAUNCH_ARGS });
try {
  const agent = await signedIn(browser, "agent", DESKTOP, "light");
  await shoot(agent, "/triage", "triage");
  await shoot(agent, "/requests/new?phone=05000000014", "record");
  const head = await signedIn(browser, "department_head", DESKTOP, "dark");
  await shoot(head, await firstLink(head, "/requests?status=in_progress"), "request-dark");
  const mayor = await signedIn(browser, "mayor_office", DESKTOP, "light");
  await shoot(mayor, "/reports/2025", "year");
  const worker = await signedIn(browser, "department_staff", TELEPHONE, "light");
  await shoot(worker, "/", "telephone");
} finally {
  await browser.close();
}
