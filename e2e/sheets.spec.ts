import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

const fixture = (name: string) =>
  readFileSync(new URL(`../server/integrations/fixtures/${name}.xlsx`, import.meta.url));

const upload = async (page: Page, name: string, channel?: string) => {
  await page.goto("/cimer/imports");
  await page
    .getByLabel("Dosya seçin")
    .setInputFiles({ name: `${name}.xlsx`, mimeType: "application/octet-stream", buffer: fixture(name) });
  if (channel) await page.getByLabel("Ne aktarılıyor?").selectOption(channel);
  await page.getByRole("button", { name: "Yükle", exact: true }).click();
  await page.waitForURL(/\/cimer\/imports\/\d+/);
};
const confirm = async (page: Page) => {
  const mapping = page.getByRole("button", { name: "Onayla ve denetle" });
  await expect(mapping.or(page.getByRole("button", { name: /başvuruyu al/ }))).toBeVisible();
  if (await mapping.isVisible()) await mapping.click();
};

test("of two lists in a workbook the one that is chosen is read", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await upload(agent, "two-visible-sheets");
  const sheet = agent.getByLabel("Sayfa", { exact: true });
  await expect(sheet).toHaveValue("Ekim");
  await axe(agent);
  await sheet.selectOption("Kasım");
  await expect(sheet).toHaveValue("Kasım");
  await confirm(agent);
  await expect(agent.getByRole("link", { name: "2 yeni" })).toBeVisible();
});

test("old records come in as answered, counted in their own years", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await upload(agent, "earlier-years", "desk");
  await expect(agent.getByRole("main")).toContainText("Eski başvuru no");
  await expect(agent.getByRole("main")).not.toContainText("CİMER başvuru no");
  await confirm(agent);
  await expect(agent.getByText(/Sayılacağı yıl: .*kayıt 202\d yılına/)).toBeVisible();
  await expect(agent.getByText("5 kayıt sonuçlanmış, 0 kayıt açık olarak alınacak.")).toBeVisible();
  await axe(agent);
  await agent.getByRole("button", { name: "5 başvuruyu al" }).click();
  await expect(agent.getByRole("status").filter({ hasText: "5 başvuru açıldı" })).toBeVisible({ timeout: 30_000 });
  await agent.getByRole("link", { name: "Açılan başvurulara git" }).click();
  await agent.waitForURL(/\/requests\?/);
  const mayor = await signInAs("mayor_office");
  await mayor.goto("/reports/2026");
  await expect(mayor.getByText("bu dönemde kaydedilen")).toBeVisible();
});

test("what was applied for on 31 December and is brought in later counts in the year before", async ({ signInAs }) => {
  const [agent, mayor] = [await signInAs("agent"), await signInAs("mayor_office")];
  const year = new Date().getFullYear();
  const receivedIn = async (of: number) => {
    await mayor.goto(`/reports/${of}`);
    const row = mayor.getByRole("table", { name: "Kanallar" }).getByRole("row", { name: /^CİMER/ });
    return Number((await row.getByRole("link", { name: /, Gelen: / }).textContent())?.replace(/\D/g, ""));
  };
  const before = [await receivedIn(year - 1), await receivedIn(year)];

  // The last minutes of the year and the first of the next are one day at Greenwich.
  const rows = [
    `2619000001;31.12.${year - 1} 10:00`,
    `2619000002;31.12.${year - 1} 23:59`,
    `2619000003;01.01.${year} 00:01`,
  ].map((start, index) => `${start};Yıl sonu kaydı ${index}, çöp alınmadı;Şikâyet;Örnek Vatandaş 14`);
  const csv = ["Başvuru No;Başvuru Tarihi;Başvuru Metni;Başvuru Türü;Ad Soyad", ...rows].join("\r\n");
  await agent.goto("/cimer/imports");
  await agent
    .getByLabel("Dosya seçin")
    .setInputFiles({ name: "yil-sonu.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await agent.getByRole("button", { name: "Yükle", exact: true }).click();
  await agent.waitForURL(/\/cimer\/imports\/\d+/);
  await confirm(agent);
  await expect(agent.getByText(`Sayılacağı yıl: 2 kayıt ${year - 1} yılına, 1 kayıt ${year} yılına.`)).toBeVisible();
  await agent.getByRole("button", { name: "3 başvuruyu al" }).click();
  await expect(agent.getByRole("status").filter({ hasText: "3 başvuru açıldı" })).toBeVisible({ timeout: 30_000 });

  expect([await receivedIn(year - 1), await receivedIn(year)]).toEqual(before.map((count, index) => count + 2 - index));
});
