import { axe, expect, test } from "./fixtures";

test.use({ expectedErrors: [/status of 400/] });

test("an administrator says how long raw records are kept, and a wrong number is said at its field", async ({
  signInAs,
}) => {
  const admin = await signInAs("admin");
  await admin.goto("/settings/privacy");
  const days = admin.getByLabel(/Kanallardan gelen ham kayıtlar/);
  const save = admin.locator("form").filter({ has: days }).getByRole("button", { name: "Kaydet" });
  await expect(days).toHaveValue("180");
  await expect(admin.getByText(/^Bu sürelerle bu gece/)).toBeVisible();
  await days.fill("5");
  await save.click();
  await expect(admin.getByText("En az 30 gün saklanmalı.")).toBeVisible();
  await expect(days).toHaveValue("5");
  await axe(admin);
  await days.fill("90");
  await save.click();
  await expect(admin.getByRole("region", { name: "Bildirimler" })).toContainText("Kaydedildi");
  await admin.reload();
  await expect(days).toHaveValue("90");
  const years = admin.getByLabel(/Başvuruların kişisel bölümü/);
  await expect(years).toHaveValue("");
  await years.fill("49");
  await expect(admin.getByText("Bu sürelerle bu gece silinecek kayıt yok.")).toBeVisible();
  await years.fill("");
  await days.fill("180");
  await save.click();
  await expect(admin.getByRole("region", { name: "Bildirimler" })).toContainText("Kaydedildi");
  await admin.goto("/settings/audit");
  await expect(admin.getByRole("table")).toContainText("Saklama süresini değiştirdi");
});
