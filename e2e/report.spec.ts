import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

const YEAR = "/reports/2025";
const numberIn = (text: string | null): number => Number((text ?? "").replace(/\D/g, ""));

/** How many rows a list has, all pages of it. */
async function rowsOf(page: Page, rows: string): Promise<number> {
  let count = 0;
  for (;;) {
    await expect(page.locator(rows).first()).toBeVisible();
    count += await page.locator(rows).count();
    const older = page.locator("a[rel=next]");
    if ((await older.count()) === 0) return count;
    const address = page.url();
    await older.click();
    await page.waitForURL((url) => url.href !== address);
  }
}

const CALL_ROWS = "main table tbody tr:has(th)";

test("the mayor reads the year, and a figure opens as many calls as it says", async ({ signInAs }) => {
  const page = await signInAs("mayor_office");
  await page.goto(YEAR);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2025 yılı başvuruları");
  await expect(page.locator(".recharts-line").first()).toBeVisible();
  await expect(page.getByText("varsayım", { exact: true }).first()).toBeVisible();
  await axe(page);

  await page.getByText("Aynı sayılar tablo olarak").click();
  const july = page
    .getByRole("table", { name: "2025: aylara ve kanallara göre" })
    .getByRole("row", { name: /^Temmuz/ });
  const calls = july.getByRole("link").last();
  const count = numberIn(await calls.textContent());
  expect(count).toBeGreaterThan(0);
  await calls.click();
  await page.waitForURL("**/calls?**");
  await expect(page.getByRole("link", { name: `${count.toLocaleString("tr")} gelen` })).toBeVisible();
  expect(await rowsOf(page, CALL_ROWS)).toBe(count);
  await axe(page);
});

test("a figure opens as many requests as it says", async ({ signInAs }) => {
  const page = await signInAs("mayor_office");
  await page.goto(YEAR);
  const cimer = page.getByRole("table", { name: "Kanallar" }).getByRole("row", { name: /^CİMER/ });
  const count = numberIn(await cimer.getByRole("link", { name: /Çözülen/ }).textContent());
  expect(count).toBeGreaterThan(0);
  await cimer.getByRole("link", { name: /Çözülen/ }).click();
  await page.waitForURL("**/requests?**");
  expect(await rowsOf(page, "main table tbody tr")).toBe(count);
});

test("social media opens into its three accounts, a subject into its parts", async ({ signInAs }) => {
  const page = await signInAs("mayor_office");
  await page.goto(YEAR);
  const instagram = page.getByRole("row", { name: /^Instagram/ });
  await expect(instagram).toBeVisible();
  await page.getByRole("button", { name: /Gizle: Sosyal medya/ }).click();
  await expect(instagram).toBeHidden();
  const subjects = page.getByRole("table", { name: "Konular" });
  const rows = await subjects.getByRole("row").count();
  await subjects.getByRole("button").first().click();
  expect(await subjects.getByRole("row").count()).toBeGreaterThan(rows);
});

test("the report prints and is a file", async ({ signInAs }) => {
  const page = await signInAs("mayor_office");
  await page.goto(YEAR);
  await expect(page.locator(".recharts-line").first()).toBeVisible();
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThanOrEqual(4);

  const file = await page.request.get("/api/exports/reports/2025");
  expect(file.headers()["content-type"]).toContain("text/csv");
  const text = await file.text();
  expect(text.startsWith("\uFEFFBölüm;Satır;")).toBe(true);
  const shown = numberIn(
    await page
      .getByRole("link", { name: /^Toplam, Gelen:/ })
      .first()
      .textContent(),
  );
  expect(text.split("\r\n")[1]?.split(";")[4]).toBe(String(shown));
});

test("a head reads the own department's year and no other", async ({ signInAs }) => {
  const page = await signInAs("department_head");
  await page.goto(YEAR);
  await page.waitForURL("**/reports/2025/departments/*");
  await expect(page.getByRole("heading", { name: "Şu an açık olanlar" })).toBeVisible();
  await axe(page);
  const own = Number(new URL(page.url()).pathname.split("/").at(-1));
  await page.goto(`/reports/2025/departments/${own === 1 ? 2 : 1}`);
  await expect(page.getByRole("heading", { name: "Şu an açık olanlar" })).toBeHidden();
  expect((await page.request.get("/api/exports/reports/2025")).status()).toBe(403);
});

test("a year without requests says so", async ({ signInAs }) => {
  const page = await signInAs("mayor_office");
  await page.goto("/reports/2031");
  await expect(page.getByText("2031 için başvuru yok")).toBeVisible();
});

test("the year fits a telephone @phone", async ({ signInAs }) => {
  const page = await signInAs("mayor_office");
  await page.goto(YEAR);
  await expect(page.locator(".recharts-line").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await axe(page);
});
