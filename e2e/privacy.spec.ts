import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

/** A number that is none, and an erasure while a request is open. */
test.use({ expectedErrors: [/status of 4(00|12)/] });

/** Public relations record something for a person, and withdraw it again so that it has ended. */
async function recordFor(agent: Page, name: string, phone: string): Promise<string> {
  await agent.goto("/requests/new");
  await agent.getByRole("textbox", { name: "Telefon" }).fill(phone);
  await agent.getByLabel("Ad soyad").fill(name);
  await agent.getByLabel("Ne istiyor?").fill("Sokak lambası yanmıyor");
  await agent.keyboard.press("Control+s");
  const panel = agent.getByRole("region", { name: "Kaydedildi" });
  await expect(panel).toBeVisible();
  const number = /20\d\d-\d{6}/.exec((await panel.textContent()) ?? "")?.[0] ?? "";
  await agent.goto(`/requests/${number}`);
  return number;
}

test("a mistyped telephone is corrected, and the person's data are erased on their application, with a certificate", async ({
  signInAs,
}) => {
  const manager = await signInAs("pr_manager");
  const number = await recordFor(manager, "Örnek Vatandaş 641", "0500 641 11 11");

  await manager.getByRole("button", { name: "düzelt", exact: true }).click();
  const dialog = manager.getByRole("dialog", { name: "Vatandaşın bilgilerini düzelt" });
  await dialog.getByLabel("Telefon").fill("153");
  await dialog.getByRole("button", { name: "Düzelt" }).click();
  await expect(dialog.getByText(/Numara okunamadı/)).toBeVisible();
  await dialog.getByLabel("Telefon").fill("0500 641 22 22");
  await axe(manager);
  await dialog.getByRole("button", { name: "Düzelt" }).click();
  await expect(manager.getByRole("definition").filter({ hasText: "0 5•• ••• •• 22" })).toBeVisible();
  await expect(manager.getByRole("region", { name: "Zaman çizelgesi" })).toContainText(
    "Vatandaşın bilgisi düzeltildi: telefon",
  );

  await manager.goto("/settings/privacy");
  await manager.getByRole("button", { name: "KVKK başvurusu kaydet" }).click();
  const form = manager.getByRole("dialog", { name: "KVKK başvurusu kaydet" });
  await form.getByLabel("Başvuru numarası").fill(number);
  await form.getByLabel("Başvuran").fill("Örnek Vatandaş 641");
  await form.getByRole("button", { name: "Kaydet", exact: true }).click();
  await expect(manager.getByRole("heading", { level: 1, name: "Silme" })).toBeVisible();
  await expect(manager.getByText("30 gün kaldı")).toBeVisible();

  await manager.getByLabel("Gerekçe").fill("Saklama gereği kalmadı.");
  await manager.getByRole("button", { name: "Kabul et ve sil" }).click();
  await manager.getByRole("alertdialog").getByRole("button", { name: "Kabul et ve sil" }).click();
  await expect(manager.getByText(/1 başvurusu sonuçlanmadı/)).toBeVisible();
  await axe(manager);

  const page = manager.url();
  await manager.goto(`/requests/${number}`);
  await manager.getByRole("textbox", { name: /cevabı yazın/ }).fill("Lamba onarıldı.");
  await manager.getByRole("button", { name: "Cevapla ve çöz" }).click();
  await expect(manager.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("Çözüldü");
  await manager.goto(page);
  await manager.getByLabel("Gerekçe").fill("Saklama gereği kalmadı.");
  await manager.getByRole("button", { name: "Kabul et ve sil" }).click();
  await manager.getByRole("alertdialog").getByRole("button", { name: "Kabul et ve sil" }).click();
  // The worker may be done before the page has asked again.
  await expect(manager.getByText(/kabul edildi, yapılıyor|KVKK başvurusunun sonucu/).first()).toBeVisible();
  await expect(async () => {
    await manager.reload();
    await expect(manager.getByRole("link", { name: "KVKK başvurusunun sonucu" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await manager.getByRole("link", { name: "KVKK başvurusunun sonucu" }).click();
  const certificate = manager.getByRole("article");
  await expect(certificate).toContainText("silinmiş, yok edilmiş veya anonim hâle getirilmiştir");
  await expect(certificate).toContainText("1 başvuru");
  await axe(manager);
  await manager.goto(`/requests/${number}`);
  await expect(manager.getByRole("heading", { level: 1 })).toContainText("anonim hâle getirildi");
  await expect(manager.getByText("Örnek Vatandaş 641")).toHaveCount(0);
});
