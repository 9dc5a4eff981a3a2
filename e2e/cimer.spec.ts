import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import readExcelFile from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { axe, expect, test } from "./fixtures";

/** CİMER's list as a municipality takes it: a title over the columns, one row with a date that is none, one whose applicant is withheld. */
const FIRST = 2699000000;
const ROWS = 240;
const number = (place: number) => String(FIRST + place);

/** `telephones`: of rows that say another one than the first file did. */
async function listOfCimer(telephones: Record<number, string> = {}): Promise<Buffer> {
  const day = { value: new Date("2026-11-20T09:30:00Z"), type: Date, format: "dd.mm.yyyy hh:mm" };
  const rows = Array.from({ length: ROWS }, (_, place) => [
    number(place),
    place === 3 ? "31.02.2026" : day,
    "Şikâyet",
    place === 5 ? "Gece moloz dökülüyor. Örnek Gizli Vatandaş" : `Örnek kaldırım taşı ${place} yerinden oynamış`,
    place === 5 ? "Örnek Gizli Vatandaş" : `Örnek Vatandaş ${place}`,
    telephones[place] ?? `0500 000 ${String(1000 + place)}`,
    place === 5 ? "Evet" : "Hayır",
  ]);
  return writeExcelFile([
    ["ÖRNEK CİMER BAŞVURU LİSTESİ", null, null, null, null, null, null],
    ["Dosya No", "Başvuru Tarihi", "Türü", "Başvuru Metni", "Ad Soyad", "Telefon", "Kimlik Gizli"],
    ...rows,
  ]).toBuffer();
}

const upload = async (page: Page, name: string, buffer: Buffer) => {
  await page.goto("/cimer/imports");
  await page.getByLabel("Dosya seçin").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "Yükle", exact: true }).click();
  await page.waitForURL(/\/cimer\/imports\/\d+/);
};

/** The page of the request of this number. */
async function openCase(page: Page, cimerNumber: string): Promise<void> {
  await page.goto(`/cimer?list=all&q=${cimerNumber}`);
  await page.getByRole("table").getByRole("link").first().click();
  await page.waitForURL(/\/requests\/20\d\d-\d{6}/);
}

test.describe.configure({ mode: "serial" });
/** What is refused on purpose: columns that are missing, an application without its number. */
test.use({ expectedErrors: [/400/] });

test("a file of CİMER's becomes requests: columns, a row mended, progress, nothing twice", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await upload(agent, "ornek-cimer.xlsx", await listOfCimer());

  const mapping = agent.getByRole("form", { name: "Hangi sütun nedir?" });
  await expect(mapping.getByLabel("Başvuru metni")).toHaveValue("3");
  await expect(mapping).toContainText("Örnek kaldırım taşı 0");
  await expect(mapping.getByLabel("CİMER başvuru no")).toHaveValue("");
  await axe(agent);
  await mapping.getByRole("button", { name: "Onayla ve denetle" }).click();
  await expect(mapping.getByRole("alert")).toContainText("Başvuru no, tarih ve metin sütunlarını seçin");
  await mapping.getByLabel("CİMER başvuru no").selectOption({ label: "Dosya No" });
  await mapping.getByRole("button", { name: "Onayla ve denetle" }).click();

  await expect(agent.getByRole("link", { name: "239 yeni" })).toBeVisible();
  await expect(agent.getByRole("link", { name: "1 düzeltilecek" })).toBeVisible();
  const rows = agent.getByRole("table", { name: "Satırlar" });
  await expect(rows).toContainText("Tarih okunamadı");
  await axe(agent);
  await rows.getByRole("button", { name: "6. satırı düzelt" }).click();
  const dialog = agent.getByRole("dialog");
  await dialog.getByLabel("CİMER tarihi").fill("yarın");
  await dialog.getByRole("button", { name: "Kaydet ve denetle" }).click();
  await expect(dialog).toContainText("Satırda hâlâ düzeltilecek yer var");
  await axe(agent);
  await dialog.getByLabel("CİMER tarihi").fill("21.11.2026 10:15");
  await dialog.getByRole("button", { name: "Kaydet ve denetle" }).click();
  await expect(agent.getByRole("link", { name: "240 yeni" })).toBeVisible();

  await agent.getByRole("link", { name: "240 yeni" }).click();
  await expect(rows).toContainText("kimliği gizli");
  await expect(agent.getByRole("main")).not.toContainText("Örnek Gizli Vatandaş");

  await agent.getByRole("checkbox", { name: /Eski kayıt aktarımı/ }).check();
  await expect(agent.getByText("240 kayıt sonuçlanmış, 0 kayıt açık olarak alınacak.")).toBeVisible();
  await agent.getByRole("checkbox", { name: "Sonucu yazmayan 240 kayıt çözülmüş sayılsın" }).uncheck();
  await axe(agent);
  await agent.getByRole("button", { name: "240 başvuruyu al" }).click();
  await expect(agent.getByRole("status").filter({ hasText: "240 başvuru açıldı" })).toBeVisible({ timeout: 30_000 });
  await expect(agent.getByRole("status").filter({ hasText: "Alındı bilgisi gönderilmedi" })).toBeVisible();

  // The row that was mended is known as it came; one that names another telephone is for a person to compare.
  await upload(agent, "ornek-cimer-yeniden.xlsx", await listOfCimer({ 7: "0500 000 77 77" }));
  await expect(agent.getByRole("link", { name: "239 zaten var" })).toBeVisible();
  await expect(agent.getByRole("link", { name: "1 düzeltilecek" })).toBeVisible();
  const other = rows.getByRole("row").filter({ hasText: number(7) });
  await expect(other).toContainText("Bu numarayla kayıtlı başvurunun içeriği farklı");
  await expect(other.getByText("Kayıtlı başvuru:").getByRole("link")).toHaveAttribute(
    "href",
    /\/requests\/20\d\d-\d{6}$/,
  );
  await axe(agent);
  await expect(agent.getByRole("button", { name: /başvuruyu al/ })).toHaveCount(0);
});

test("what cannot be read says why", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await upload(agent, "eski.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  await expect(agent.getByRole("main").getByRole("alert")).toContainText("eski Excel biçiminde");
  await axe(agent);
});

test("the answer goes to CİMER and is marked, one by one and by a file", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await agent.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const place of [0, 1]) {
    await openCase(agent, number(place));
    await expect(agent.getByRole("complementary")).toContainText(number(place));
    await agent.getByRole("textbox", { name: /cevabı yazın/ }).fill(`Kaldırım ${place} onarıldı.`);
    await agent.getByRole("button", { name: "Cevapla ve çöz" }).click();
    await expect(agent.getByRole("complementary")).toContainText("Cevap CİMER’e girilmeyi bekliyor");
  }

  await agent.goto("/cimer");
  const row = agent.getByRole("row").filter({ hasText: number(0) });
  await row.getByRole("button", { name: "Cevabı kopyala" }).click();
  await expect(row.getByText("Kopyalandı")).toBeVisible();
  expect(await agent.evaluate(() => navigator.clipboard.readText())).toBe("Kaldırım 0 onarıldı.");
  await row.getByRole("button", { name: "Girildi" }).click();
  await expect(agent.getByRole("status").filter({ hasText: `${number(0)} CİMER’e girildi` })).toBeVisible();
  await expect(row).toHaveCount(0);
  await agent.keyboard.press("z");
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: "Girildi" }).click();
  await expect(row).toHaveCount(0);

  await agent.getByRole("button", { name: "Cevapları XLSX al" }).click();
  const dialog = agent.getByRole("dialog");
  await dialog.getByLabel("Bir dönemde cevaplananlar").check();
  await expect(dialog.getByLabel("İlk gün")).toBeVisible();
  await axe(agent);
  await dialog.getByLabel("Girilmeyi bekleyenler").check();
  await dialog.getByRole("button", { name: "Dosyayı hazırla" }).click();
  const [download] = await Promise.all([
    agent.waitForEvent("download"),
    dialog.getByRole("link", { name: "İndir" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("cimer-cevaplari.xlsx");
  const [sheet] = await readExcelFile(readFileSync(await download.path()));
  expect(sheet?.data[0]).toEqual(["CİMER no", "CİMER tarihi", "Cevap", "Cevap tarihi", "Birim"]);
  expect(sheet?.data.find(([first]) => first === number(1))?.[2]).toBe("Kaldırım 1 onarıldı.");
  expect(JSON.stringify(sheet?.data)).not.toContain("Örnek Vatandaş");
  await dialog.getByRole("button", { name: "Vazgeç" }).click();

  const files = agent.getByRole("region", { name: "Son alınan cevap dosyaları" });
  await files.getByRole("button", { name: "Girildi olarak işaretle" }).first().click();
  await agent.getByRole("alertdialog").getByRole("button", { name: "Girildi olarak işaretle" }).click();
  await expect(agent.getByText("Girilmeyi bekleyen cevap yok").first()).toBeVisible();
  await axe(agent);

  await openCase(agent, number(1));
  await expect(agent.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("Cevap CİMER’e girildi");
  await expect(agent.getByRole("complementary")).toContainText("Örnek Personel 1");
});

test("a department answers its own; a head sees it there, and enters nothing", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await openCase(agent, number(2));
  await agent.getByRole("button", { name: "Sevk et", exact: true }).click();
  await agent
    .getByRole("dialog")
    .getByRole("combobox", { name: /Müdürlük/ })
    .fill("Fen İşleri");
  await agent
    .getByRole("option", { name: /Fen İşleri/ })
    .first()
    .click();
  await agent
    .getByRole("dialog")
    .getByRole("button", { name: /sevk et/i })
    .click();
  await expect(agent.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("sevk edildi");

  const head = await signInAs("department_head");
  await openCase(head, number(2));
  await head.getByRole("textbox", { name: /cevabı yazın/ }).fill("Ekip taşı yerine oturttu.");
  await head.getByRole("button", { name: "Cevapla ve çöz" }).click();
  await expect(head.getByRole("complementary")).toContainText("Cevap CİMER’e girilmeyi bekliyor");
  await expect(head.getByRole("button", { name: "CİMER’e girildi" })).toHaveCount(0);
  await head.goto("/cimer");
  await expect(head.getByRole("row").filter({ hasText: number(2) })).toContainText("girilmedi");
  await expect(head.getByRole("button", { name: "Girildi" })).toHaveCount(0);
  await head.goto("/cimer/imports");
  await expect(head.getByText("Bu sayfa sizin yetkinizde değil")).toBeVisible();

  await agent.reload();
  await agent.getByRole("complementary").getByRole("button", { name: "CİMER’e girildi" }).click();
  await expect(agent.getByRole("complementary")).toContainText("Örnek Personel 1");
});

test("the lists stand in both themes and on a telephone", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.emulateMedia({ colorScheme });
    for (const address of ["/cimer?list=due", "/cimer?list=all", "/cimer/imports"]) {
      await agent.goto(address);
      await expect(agent.getByRole("table")).toBeVisible();
      await axe(agent);
    }
  }
  await agent.setViewportSize({ width: 390, height: 844 });
  await agent.goto("/cimer?list=due");
  await axe(agent);
  expect(await agent.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("an application told by telephone or letter takes CİMER's number and date", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await agent.goto("/requests/new");
  await agent.getByLabel("Kanal").selectOption({ label: "CİMER" });
  await agent.getByLabel("Ne istiyor?").fill("Park lambası yanmıyor");
  await agent.keyboard.press("Control+s");
  await expect(agent.getByText("CİMER’deki başvuru numarasını yazın")).toBeVisible();
  await agent.getByLabel("CİMER başvuru numarası").fill("2699900001");
  await agent.getByLabel("CİMER başvuru tarihi").fill("2026-11-10");
  await agent.keyboard.press("Control+s");
  await expect(agent.getByRole("region", { name: "Kaydedildi" })).toBeVisible();
  await openCase(agent, "2699900001");
  await expect(agent.getByRole("complementary")).toContainText("10 Kasım 2026");
});
