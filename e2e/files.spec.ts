import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

const fixture = (name: string) => readFileSync(new URL(`../server/files/fixtures/${name}`, import.meta.url));
const HEIC = { name: "IMG_0001.HEIC", mimeType: "image/heic", buffer: fixture("iphone.heic") };
const GOOD = { name: "iyi.jpg", mimeType: "image/jpeg", buffer: fixture("good.jpg") };
const EMPTY = { name: "boş.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) };
const BROKEN = { name: "bozuk.jpg", mimeType: "image/jpeg", buffer: fixture("good.jpg").subarray(0, 300) };

async function fill(page: Page, words: string) {
  await page.goto("/basvuru");
  await page.getByLabel("Ne oldu, ne istiyorsunuz?").fill(words);
  await page.getByLabel("Telefonla").check();
  await page.getByLabel("Cep telefonu").fill("0500 321 43 22");
  await page.getByLabel("Aydınlatma metnini okudum.").check();
}

/** The number on the receipt, which names the two bad files with the reason of each; the tracking page does too. */
async function receiptOf(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Başvurunuz alındı");
  const refused = page.getByRole("region", { name: "Alınamayan dosyalar" });
  const names = [/^“boş\.jpg” boş bir dosya\./, /^“bozuk\.jpg” bozuk olduğu için açılamadı\./];
  await expect(refused.getByRole("listitem")).toHaveText(names);
  const number = (await page.getByText(/^20\d\d-\d{6}$/).textContent()) ?? "";
  await page.getByRole("link", { name: "Takip sayfasını aç" }).click();
  await expect(page.getByText(number)).toBeVisible();
  await expect(refused.getByRole("listitem")).toHaveText(names);
  await expect(refused.getByRole("link")).toHaveAttribute("href", /\/takip\/[A-Z2-9]{10}\/ekle$/);
  return number;
}

/** Staff see both photographs as soon as the worker converted the HEIC, and that the others were refused. */
async function shown(agent: Page, number: string) {
  const photos = agent.getByRole("region", { name: "Fotoğraflar" });
  const heic = photos.getByRole("img", { name: HEIC.name });
  // Without a script the page does not look again by itself.
  await expect(async () => {
    await agent.goto(`/requests/${number}`);
    await expect(heic).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(photos.getByRole("img")).toHaveCount(2);
  await expect(photos).toContainText("boş.jpg alınamadı: dosya boş");
  await expect(photos).toContainText("bozuk.jpg alınamadı: dosya bozuk");
  const source = (await heic.getAttribute("src"))?.replace(/\?.*/, "") ?? "";
  const answer = await agent.request.get(source);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/jpeg"]);
}

test.describe("without a script", () => {
  // The browser's own line for the form that comes back.
  test.use({ javaScriptEnabled: false, expectedErrors: [/status of 422/] });

  test("a HEIC, a JPEG and two bad files: the good ones are kept, each bad one is named @phone", async ({
    page,
    signInAs,
  }) => {
    await fill(page, "Parkın çeşmesi üç gündür akıyor, su yola taşıyor.");
    await page.getByLabel("Fotoğraflar").setInputFiles([HEIC, EMPTY, GOOD, BROKEN]);
    await page.getByRole("button", { name: "Başvuruyu gönder" }).click();
    await shown(await signInAs("agent"), await receiptOf(page));
  });

  test("a form that comes back names the bad files beside those that are kept", async ({ page }) => {
    await fill(page, "Kısa");
    await page.getByLabel("Fotoğraflar").setInputFiles([HEIC, EMPTY, GOOD]);
    await page.getByRole("button", { name: "Başvuruyu gönder" }).click();
    await expect(page.getByLabel(/başvuruda kalsın$/)).toHaveCount(2);
    await expect(page.getByRole("region", { name: "Alınamayan dosyalar" })).toContainText("“boş.jpg” boş bir dosya.");
  });
});

test.describe("with a script", () => {
  // The browser's own line for each file that the server refused.
  test.use({ expectedErrors: [/status of 400/] });

  test("each file is taken or named by itself as it is chosen @phone", async ({ page, signInAs }) => {
    await fill(page, "Sokağın başındaki ağaç elektrik tellerine değiyor.");
    await page.getByLabel("Fotoğraflar").setInputFiles([EMPTY, HEIC, BROKEN, GOOD]);
    await expect(page.getByRole("list", { name: "Eklenen fotoğraflar" }).getByRole("listitem")).toHaveCount(2);
    await expect(page.getByRole("region", { name: "Alınamayan dosyalar" }).getByRole("listitem")).toHaveCount(2);
    await axe(page);
    await page.getByRole("button", { name: "Başvuruyu gönder" }).click();
    await shown(await signInAs("agent"), await receiptOf(page));
  });
});
