import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const WORDS = "Okulun önündeki yolda derin bir çukur var, çocuklar buradan geçiyor";
const YEAR = new Date().getFullYear();

/** A sample telephone that nobody has yet. */
const phone = `0500 ${String(Date.now()).slice(-7)}`;

async function receivedByWeb(mayor: Page): Promise<{ received: number; resolved: number }> {
  await mayor.goto(`/reports/${YEAR}`);
  const web = mayor.getByRole("table", { name: "Kanallar" }).getByRole("row", { name: /^Web/ });
  const figure = async (name: RegExp) =>
    Number(((await web.getByRole("link", { name }).first().textContent()) ?? "").replace(/\D/g, ""));
  return { received: await figure(/Gelen/), resolved: await figure(/Çözülen/) };
}

test("a citizen's words go all the way round, and the mayor's figures are one higher", async ({
  signInAs,
  newVisitor,
}) => {
  const mayor = await signInAs("mayor_office");
  const before = await receivedByWeb(mayor);

  const citizen = await newVisitor();
  await citizen.goto("/basvuru");
  await citizen.getByLabel("Ne oldu, ne istiyorsunuz?").fill(WORDS);
  await citizen.getByLabel("Telefonla").check();
  await citizen.getByLabel("Cep telefonu").fill(phone);
  await citizen.getByLabel("Adınız ve soyadınız").fill("Örnek Vatandaş 14");
  await citizen.getByLabel("Aydınlatma metnini okudum.").check();
  await citizen.getByRole("button", { name: "Başvuruyu gönder" }).click();
  await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("Başvurunuz alındı");
  const number = (await citizen.getByText(/^20\d\d-\d{6}$/).textContent()) ?? "";
  await citizen.getByRole("link", { name: "Takip sayfasını aç" }).click();
  await citizen.waitForURL(/\/takip\//);
  const tracking = citizen.url();

  const agent = await signInAs("agent");
  await agent.goto(`/triage?q=${number}`);
  const preview = agent.getByRole("complementary", { name: "Başvuru önizlemesi" });
  await expect(preview).toContainText(WORDS);
  await expect(preview.getByRole("button", { name: "Konuyu düzelt" })).toBeVisible();
  await agent.keyboard.press("s");
  await expect(agent.getByRole("region", { name: "Bildirimler" })).toContainText(`${number} Fen İşleri’ne sevk edildi`);

  await citizen.reload();
  await expect(citizen.getByText(/Fen İşleri Müdürlüğü/).first()).toBeVisible();

  const head = await signInAs("department_head");
  await head.goto(`/requests/${number}`);
  await expect(head.getByRole("heading", { level: 1, name: WORDS })).toBeVisible();
  const timeline = head.getByRole("region", { name: "Zaman çizelgesi" });
  await head.getByRole("button", { name: "İşe başla" }).click();
  await expect(timeline).toContainText("işe başladı");
  await expect(head.getByRole("button", { name: "Cevapla ve çöz" })).toBeVisible();
  await head
    .getByRole("textbox", { name: /Vatandaşın okuyacağı cevabı yazın/ })
    .fill("Çukur sıcak asfaltla kapatıldı.");
  await head.getByRole("button", { name: "Cevapla ve çöz" }).click();
  await expect(timeline).toContainText("Çözüldü");

  await agent.goto(`/messages?q=${number}`);
  const messages = agent.getByRole("main").getByRole("row").filter({ hasText: number });
  await expect(messages).toHaveCount(2);
  const code = new URL(tracking).pathname.split("/").at(-1) ?? "";
  for (const text of await messages.allTextContents()) {
    expect(text).toContain(`/t/${code}`);
  }
  await expect(async () => {
    await agent.reload();
    for (const text of await messages.allTextContents()) expect(text).toMatch(/gönderildi|iletildi/);
  }).toPass();

  await citizen.goto(`/t/${code}`);
  await expect(citizen).toHaveURL(tracking);
  await expect(citizen.getByText("Çukur sıcak asfaltla kapatıldı.").first()).toBeVisible();

  expect(await receivedByWeb(mayor)).toEqual({ received: before.received + 1, resolved: before.resolved + 1 });
});
