import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { axe, expect, test } from "./fixtures";

type Work = { number: string; link: string };

/** Public relations record a hole in the road and hand it to the department of the sample field worker. */
async function handOn(agent: Page, title: string): Promise<Work> {
  await agent.goto("/requests/new");
  await expect(agent.getByRole("textbox", { name: "Telefon" })).toBeFocused();
  await agent.getByLabel("Ne istiyor?").fill(`${title}. Yaya geçidinin yanında derin çukur.`);
  await agent.getByLabel("Birim").fill("Fen İşleri");
  await agent.getByRole("option", { name: "Fen İşleri Müdürlüğü" }).click();
  await agent.getByRole("button", { name: /Kaydet ve Fen İşleri/ }).click();
  const panel = agent.getByRole("region", { name: "Kaydedildi" });
  await expect(panel).toContainText("müdürlükte");
  const text = (await panel.textContent()) ?? "";
  const number = /20\d\d-\d{6}/.exec(text)?.[0];
  const link = /\/t\/[A-Z2-9]{10}/.exec(text)?.[0];
  if (!number || !link) throw new Error(`No number or link in: ${text}`);
  return { number, link };
}

const finish = (page: Page) => page.getByRole("button", { name: "Bitti, cevabı gönder" });

test("@phone the work is begun, photographed and answered, and the citizen reads it", async ({
  signInAs,
  newVisitor,
}) => {
  const { number, link } = await handOn(await signInAs("agent"), "İlkokul önünde çukur");
  const page = await signInAs("department_staff");
  await page.goto(`/requests/${number}`);
  await expect(page.getByRole("heading", { level: 1, name: "İlkokul önünde çukur" })).toBeVisible();
  await expect(page.getByText("1 vatandaş bildirdi")).toBeVisible();
  await page.getByRole("button", { name: "Başla" }).click();
  await expect(finish(page)).toBeVisible();

  await finish(page).click();
  await expect(page.getByText("Önce ne yapıldığını yazın.")).toBeVisible();

  const picture = await page.screenshot();
  await page.getByLabel("Son hâlini çek").setInputFiles({ name: "sonra.png", mimeType: "image/png", buffer: picture });
  await expect(page.getByRole("button", { name: "Çıkar" })).toBeVisible();
  await page.getByRole("button", { name: "Dolgu yapıldı" }).click();
  await expect(page.getByLabel("Ne yapıldı?")).toHaveValue("Dolgu yapıldı.");
  await finish(page).click();
  await expect(page.getByText("Vatandaşa verilen cevap")).toBeVisible();
  await expect(finish(page)).toHaveCount(0);

  const citizen = await newVisitor();
  await citizen.goto(link);
  await expect(citizen.getByText("Dolgu yapıldı.").first()).toBeVisible();
});

test.describe("with a photograph that cannot be opened", () => {
  // The browser's own line for the file that the server refused.
  test.use({ expectedErrors: [/status of 400/] });

  test("@phone two good photographs go with the answer, the broken one is named and keeps nothing up", async ({
    signInAs,
  }) => {
    const photo = readFileSync(new URL("../server/files/fixtures/good.jpg", import.meta.url));
    // The same bytes twice would be one photograph.
    const other = await sharp(photo).rotate(90).jpeg().toBuffer();
    const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
    const agent = await signInAs("agent");
    const { number } = await handOn(agent, "Okul yolunda çukur");
    const page = await signInAs("department_staff");
    await page.goto(`/requests/${number}`);
    await page.getByRole("button", { name: "Başla" }).click();
    // A camera gives one photograph at a time.
    const camera = page.getByLabel("Son hâlini çek");
    const photos = page.getByRole("region", { name: "Fotoğraflar" });
    await camera.setInputFiles(jpeg("sonra-1.jpg", photo));
    await expect(photos.getByRole("button", { name: "Çıkar" })).toHaveCount(1);
    await camera.setInputFiles(jpeg("bozuk.jpg", photo.subarray(0, 300)));
    await expect(photos.getByText(/bozuk\.jpg/)).toBeVisible();
    await camera.setInputFiles(jpeg("sonra-2.jpg", other));
    await expect(photos.getByRole("button", { name: "Çıkar" })).toHaveCount(2);
    await expect(photos.getByText(/bozuk\.jpg/)).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await axe(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/field-refused-${colorScheme}.png` });
    }
    await page.getByLabel("Ne yapıldı?").fill("Çukur asfaltla kapatıldı.");
    await finish(page).click();
    await expect(page.getByText("Vatandaşa verilen cevap")).toBeVisible();
    await agent.goto(`/requests/${number}`);
    await expect(agent.getByRole("region", { name: "Fotoğraflar" }).getByRole("img")).toHaveCount(2);
  });
});

test.describe("without a connection", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|status of 409/] });

  test("@phone the answer waits in the telephone and goes by itself", async ({ signInAs }) => {
    const { number } = await handOn(await signInAs("agent"), "Kaldırım kenarında çukur");
    const page = await signInAs("department_staff");
    await page.goto(`/requests/${number}`);
    await page.getByRole("button", { name: "Başla" }).click();
    await page.getByLabel("Ne yapıldı?").fill("Asfalt döküldü.");

    await page.context().setOffline(true);
    await expect(page.getByText("Fotoğraf yüklemek için bağlantı gerekir")).toBeVisible();
    await finish(page).click();
    await expect(page.getByText("1 kayıt bağlantı gelince gönderilecek")).toBeVisible();
    await expect(finish(page)).toHaveCount(0);

    await page.context().setOffline(false);
    await expect(page.getByText("Vatandaşa verilen cevap")).toBeVisible();
    await expect(page.getByText("1 kayıt bağlantı gelince gönderilecek")).toHaveCount(0);
  });

  test("@phone an answer that was overtaken is kept and shown", async ({ signInAs }) => {
    const { number } = await handOn(await signInAs("agent"), "Durak önünde çukur");
    const page = await signInAs("department_staff");
    const head = await signInAs("department_head");
    await page.goto(`/requests/${number}`);
    await page.getByRole("button", { name: "Başla" }).click();
    await page.getByLabel("Ne yapıldı?").fill("Asfalt döküldü.");
    await page.context().setOffline(true);
    await finish(page).click();
    await expect(page.getByText("1 kayıt bağlantı gelince gönderilecek")).toBeVisible();

    await head.goto(`/requests/${number}`);
    await head.getByLabel("Ne yapıldı?").fill("Başka ekip kapattı.");
    await finish(head).click();
    await expect(head.getByText("Vatandaşa verilen cevap")).toBeVisible();

    await page.context().setOffline(false);
    await expect(page.getByText("Başka ekip kapattı.").first()).toBeVisible();
    await page.goto("/");
    await expect(page.getByText("1 cevap alınmadı, size bakıyor")).toBeVisible();
    await expect(page.getByText("“Asfalt döküldü.”")).toBeVisible();
    await page.getByRole("button", { name: "Cevabı sil" }).click();
    await expect(page.getByText("1 cevap alınmadı, size bakıyor")).toHaveCount(0);
  });
});

test.describe("what was given back", () => {
  // It is no longer theirs to see, and the page that still shows it asks once more.
  test.use({ expectedErrors: [/status of 404/] });

  test("@phone work that is not theirs goes back with a reason", async ({ signInAs }) => {
    const { number } = await handOn(await signInAs("agent"), "Kanal kazısında çukur");
    const page = await signInAs("department_staff");
    await page.goto(`/requests/${number}`);
    await page.getByRole("button", { name: "İade et" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Gerekçe").fill("Kazı İZSU’nun.");
    await dialog.getByRole("button", { name: "İade et" }).click();
    await page.waitForURL((url) => url.pathname === "/");
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`@phone the work on a telephone is accessible, ${colorScheme}`, async ({ signInAs }) => {
    const { number } = await handOn(await signInAs("agent"), "Park girişinde çukur");
    const page = await signInAs("department_staff");
    await page.emulateMedia({ colorScheme });
    await page.goto(`/requests/${number}`);
    await page.getByRole("button", { name: "Başla" }).click();
    await expect(finish(page)).toBeVisible();
    await axe(page);
  });
}
