import type { Locator } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

/** The request's number, as its row begins with it. */
const numberIn = async (row: Locator) => (await row.getByRole("link").textContent())?.slice(0, 11) ?? "";

/** The timetable writes warnings every minute. */
const A_RUN = 100_000;
test.setTimeout(A_RUN + 60_000);

test("a head is warned of what is late, opens it, and the warning is seen", async ({ signInAs }) => {
  const head = await signInAs("department_head");
  await expect(async () => {
    await head.goto("/warnings?seen=no&step=head");
    await expect(head.getByRole("table", { name: "Uyarılar" })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: A_RUN });
  for (const colorScheme of ["light", "dark"] as const) {
    await head.emulateMedia({ colorScheme });
    await axe(head);
  }

  await head.goto("/");
  const strip = head.getByRole("region", { name: "Uyarılar" });
  await expect(strip).toContainText("görülmemiş uyarı");
  await axe(head);
  await strip.getByRole("link", { name: /görülmemiş uyarı/ }).click();
  const table = head.getByRole("table", { name: "Uyarılar" });
  const row = table.getByRole("row").nth(1);
  const link = row.getByRole("link");
  const number = await numberIn(row);
  await expect(row).toContainText("Son tarih");
  const seen = head.waitForResponse((response) => response.url().includes("warnings.seeOf"));
  await link.click();
  await expect(head).toHaveURL(new RegExp(`/requests/${number}`));
  await seen;

  await head.goto(`/warnings?q=${number}&seen=yes`);
  await expect(table.getByRole("row").filter({ hasText: number })).toContainText("görüldü");
  await head.goto(`/warnings?q=${number}&seen=no`);
  await expect(head.getByText("Uyan uyarı yok")).toBeVisible();
  await axe(head);

  await head.goto("/warnings?seen=no");
  const second = table.getByRole("row").nth(1);
  const other = await numberIn(second);
  await second.getByRole("button", { name: `${other} uyarısını gördüm` }).click();
  await expect(table.getByRole("row").filter({ hasText: other })).toHaveCount(0);

  await head.goto("/warnings?step=head");
  await table.getByRole("link", { name: "Son tarih", exact: true }).click();
  await expect(head).toHaveURL(/step=head&sort=due$/);
  await expect(table.getByRole("columnheader", { name: "Son tarih" })).toHaveAttribute("aria-sort", "ascending");
  await head.getByRole("searchbox", { name: "Ara" }).fill("olmayansözcük");
  await head.getByRole("button", { name: "Filtrele" }).click();
  await expect(head.getByText("Uyan uyarı yok")).toBeVisible();
  await expect(head).toHaveURL(/sort=due/);
  await head.goto("/warnings?sort=due");
  await axe(head);

  const download = head.waitForEvent("download");
  await head.getByRole("link", { name: "Dışa aktar" }).click();
  expect((await download).suggestedFilename()).toBe("uyarilar.csv");

  await head.setViewportSize({ width: 390, height: 844 });
  await head.goto("/warnings");
  await expect(table).toBeVisible();
  await axe(head);
});

test("a mayor's office is not warned, and is told so", async ({ signInAs }) => {
  const mayor = await signInAs("mayor_office");
  await mayor.goto("/warnings");
  await expect(mayor.getByRole("main")).toContainText("Müdürlük personeli");
  await axe(mayor);
});

test("an administrator sets the hours of warnings", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  await admin.goto("/settings/calendar");
  const before = admin.getByLabel("Sorumluya, son tarihten önce (iş saati)");
  await expect(before).toHaveValue("9");
  await before.fill("8");
  await admin.locator("form").filter({ has: before }).getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByRole("region", { name: "Bildirimler" })).toContainText("Kaydedildi");
  await admin.reload();
  await expect(before).toHaveValue("8");
  await axe(admin);
});
