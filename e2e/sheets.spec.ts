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
