import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

/** Public relations record something and hand it to the roads department. */
async function handOn(agent: Page, title: string): Promise<string> {
  await agent.goto("/requests/new");
  await agent.getByLabel("Ne istiyor?").fill(`${title}. Kaldırımın kenarında.`);
  await agent.getByLabel("Birim").fill("Fen İşleri");
  await agent.getByRole("option", { name: "Fen İşleri Müdürlüğü" }).click();
  await agent.getByRole("button", { name: /Kaydet ve Fen İşleri/ }).click();
  const panel = agent.getByRole("region", { name: "Kaydedildi" });
  await expect(panel).toContainText("müdürlükte");
  return /20\d\d-\d{6}/.exec((await panel.textContent()) ?? "")?.[0] ?? "";
}

const acts = (page: Page) => page.getByRole("region", { name: "Yazılacaklar" });
const answer = (page: Page) => page.getByRole("textbox", { name: /cevabı yazın/ });

test("each role is offered what it may do, in both themes", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const number = await handOn(agent, "Rögar kapağı kırık");
  const head = await signInAs("department_head");
  await head.goto(`/requests/${number}`);
  for (const name of ["İşe başla", "İade et", "Olumsuz sonuçlandır", "Cevapla ve çöz"]) {
    await expect(acts(head).getByRole("button", { name })).toBeVisible();
  }
  for (const colorScheme of ["light", "dark"] as const) {
    await head.emulateMedia({ colorScheme });
    await axe(head);
  }
  await agent.goto(`/requests/${number}`);
  await expect(acts(agent).getByRole("button", { name: "Sevk et", exact: true })).toBeVisible();
  await expect(acts(agent).getByRole("button", { name: "Cevapla ve çöz" })).toHaveCount(0);
  const mayor = await signInAs("mayor_office");
  await mayor.goto(`/requests/${number}`);
  await expect(mayor.getByRole("heading", { level: 1, name: "Rögar kapağı kırık" })).toBeVisible();
  await expect(mayor.getByRole("button", { name: "İade et" })).toHaveCount(0);
});

test("what one may not see is refused in words", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  await admin.goto("/requests/2025-000001");
  await expect(admin.getByText("Bu başvuruyu göremezsiniz")).toBeVisible();
  await axe(admin);
});

test.describe("at the same moment", () => {
  test.use({ expectedErrors: [/409/] });

  test("two people answer: the second learns who was faster, and what was typed stays", async ({ signInAs }) => {
    const number = await handOn(await signInAs("agent"), "Bordür taşı devrilmiş");
    const head = await signInAs("department_head");
    const worker = await signInAs("department_staff");
    await head.goto(`/requests/${number}`);
    await worker.goto(`/requests/${number}`);
    await answer(worker).fill("Taş yerine oturtuldu.");
    await answer(head).fill("Ekip onardı.");
    await acts(head).getByRole("button", { name: "Cevapla ve çöz" }).click();
    await expect(head.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("Çözüldü");

    await acts(worker).getByRole("button", { name: "Cevapla ve çöz" }).click();
    const clash = worker.getByRole("alert").filter({ hasText: "Örnek Müdür" });
    await expect(clash).toContainText("Yazdığınız metin duruyor.");
    await expect(answer(worker)).toHaveValue("Taş yerine oturtuldu.");
    await clash.getByRole("button", { name: "Cevabı nota çevir" }).click();
    await expect(worker.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("Taş yerine oturtuldu.");
  });
});

test("a telephone is shown only to who says why, and that is written down", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await agent.goto("/requests/new");
  await agent.getByRole("textbox", { name: "Telefon" }).fill("0500 777 66 55");
  await agent.getByLabel("Ad soyad").fill("Örnek Vatandaş 77");
  await agent.getByLabel("Ne istiyor?").fill("Park lambası yanmıyor");
  await agent.keyboard.press("Control+s");
  const panel = agent.getByRole("region", { name: "Kaydedildi" });
  await panel.getByRole("link").first().click();
  await expect(agent.getByRole("definition").filter({ hasText: "0 5•• ••• •• 55" })).toBeVisible();
  await agent.getByRole("button", { name: "göster", exact: true }).click();
  await agent.getByRole("dialog").getByLabel("Neden?").fill("Adresi sormak için");
  await agent.getByRole("dialog").getByRole("button", { name: "Göster" }).click();
  await expect(agent.getByText("0 500 777 66 55")).toBeVisible();
  const admin = await signInAs("admin");
  await admin.goto("/settings/audit");
  await expect(admin.getByRole("main")).toContainText("Adresi sormak için");
});

test("a priority is set, seen and filtered by; what waits for material goes on waiting when the citizen writes", async ({
  signInAs,
  newVisitor,
}) => {
  const agent = await signInAs("agent");
  const title = "Parke taşları çökmüş";
  const number = await handOn(agent, title);
  await agent.goto(`/requests/${number}`);
  await agent.keyboard.press("o");
  const priority = agent.getByRole("dialog", { name: `${number} ne kadar öncelikli?` });
  await priority.getByLabel("Öncelik").selectOption("acil");
  await axe(agent);
  await priority.getByRole("button", { name: "Öncelik ver" }).click();
  await expect(agent.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("Öncelik acil yapıldı");
  const tracking = (await agent.getByRole("link", { name: /^\/takip\// }).getAttribute("href")) ?? "";

  const head = await signInAs("department_head");
  await head.goto(`/requests/${number}`);
  await head.keyboard.press("p");
  const wait = head.getByRole("dialog", { name: `${number} ne için bekliyor?` });
  await wait.getByLabel("Ayrıntı").fill("parke taşı");
  await wait.getByRole("button", { name: "Beklet" }).click();
  await expect(wait.getByLabel("Kimi ya da neyi bekliyor")).toHaveAttribute("aria-invalid", "true");
  await wait.getByLabel("Kimi ya da neyi bekliyor").selectOption("malzeme");
  await axe(head);
  await wait.getByRole("button", { name: "Beklet" }).click();
  const facts = head.getByRole("complementary", { name: "Başvurunun bilgileri" });
  await expect(facts).toContainText("Bekliyor (malzeme): parke taşı");

  const visitor = await newVisitor();
  await visitor.goto(tracking);
  await visitor.getByRole("link", { name: "Bilgi veya fotoğraf ekle" }).click();
  await visitor.getByLabel("Eklemek istediğiniz bilgi").fill("Vatandaş olarak bekliyorum.");
  await visitor.getByRole("button", { name: "Ekle", exact: true }).click();
  await expect(visitor.getByRole("status")).toHaveText("Eklediğiniz bilgi başvurunuza kondu.");
  await head.reload();
  await expect(head.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("Vatandaş olarak bekliyorum.");
  await expect(facts).toContainText("Bekliyor (malzeme): parke taşı");

  // Whoever does the work reads both on a telephone.
  await head.setViewportSize({ width: 390, height: 844 });
  await expect(head.getByRole("article").getByText("acil", { exact: true }).first()).toBeVisible();
  await expect(head.getByRole("article")).toContainText("Bekliyor (malzeme): parke taşı");
  await axe(head);

  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ] as const) {
    await agent.setViewportSize({ width, height });
    await agent.goto("/requests?priority=urgent&waitingOn=material");
    const row = agent.getByRole("link", { name: new RegExp(title) }).first();
    await expect(row).toBeVisible();
    await expect(agent.getByRole("main")).toContainText("Bekliyor: malzeme");
    await expect(agent.getByRole("main")).toContainText("acil");
    for (const colorScheme of ["light", "dark"] as const) {
      await agent.emulateMedia({ colorScheme });
      await axe(agent);
    }
  }
  await agent.goto("/requests?priority=high&waitingOn=material");
  await expect(agent.getByRole("link", { name: new RegExp(title) })).toHaveCount(0);
});
