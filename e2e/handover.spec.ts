import type { Page } from "@playwright/test";
import writeExcelFile from "write-excel-file/node";
import type { Role } from "@/server/domain/actor";
import { startSecond } from "../scripts/lib/second.mjs";
import { axe, expect, signInOf, test } from "./fixtures";

/** Two municipalities with this product hand requests to each other: each with its own servers, data and people. */
const INSTITUTION = "İZSU Genel Müdürlüğü";
const first = process.env.BASE_URL ?? "";

let second: Awaited<ReturnType<typeof startSecond>>;
test.beforeAll(async () => {
  second = await startSecond();
});
test.afterAll(() => second.stop());
test.setTimeout(180_000);

/** A page of somebody at one of the two; the sign-ins are the same in both. */
async function enter(page: Page, address: string, role: Role): Promise<Page> {
  const { email, password } = signInOf(role);
  await page.goto(`${address}/login`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form:has(input[name=password]) button[type=submit]").click();
  await page.waitForURL((url) => url.pathname !== "/login");
  return page;
}

/** Opens the door of a municipality and gives a key to the other. */
async function openDoor(admin: Page, address: string, other: string): Promise<string> {
  await admin.goto(`${address}/settings/open311`);
  await admin.getByRole("checkbox", { name: "Kapı açık" }).check();
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByText("Open311 kapısı kaydedildi")).toBeVisible();
  await admin.getByRole("button", { name: "Yeni anahtar" }).click();
  await admin.getByLabel("Kurumun ya da sistemin adı").fill(other);
  await admin.getByRole("button", { name: "Anahtar ver" }).click();
  const shown = admin.getByRole("dialog", { name: "Anahtar" });
  const key = (await shown.getByRole("status").textContent()) ?? "";
  await shown.getByRole("button", { name: "Kaydettim" }).click();
  await expect(admin.getByRole("rowheader", { name: other })).toBeVisible();
  return key;
}

/** Ties an institution of one municipality to the door of the other, and its subjects to the services there. */
async function tie(admin: Page, address: string, to: string, key: string): Promise<void> {
  await admin.goto(`${address}/settings/handover`);
  await admin.getByRole("link", { name: INSTITUTION }).click();
  await admin.getByLabel("Sunucunun adresi").fill(`${to}/api/open311/v2`);
  await admin.getByLabel("api_key").fill(key);
  await admin.getByRole("checkbox", { name: "Aktarma açık" }).check();
  await admin.getByRole("button", { name: "Kaydet", exact: true }).click();
  await expect(admin.getByText("Kurumun bağlantısı kaydedildi")).toBeVisible();
  await admin.getByRole("button", { name: "Sunucuyu sına" }).click();
  await expect(admin.getByText(/Sunucu yanıt verdi: \d+ hizmet/)).toBeVisible();
  await admin.getByLabel("Karşılığı olmayan konular").selectOption("genel");
  await admin.getByRole("button", { name: "Konuları kaydet" }).click();
  await expect(admin.getByText("Kurumun bağlantısı kaydedildi").last()).toBeVisible();
}

async function shut(admin: Page, address: string): Promise<void> {
  await admin.goto(`${address}/settings/open311`);
  await admin.getByRole("checkbox", { name: "Kapı açık" }).uncheck();
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByText("Open311 kapısı kaydedildi")).toBeVisible();
  await admin.goto(`${address}/settings/handover`);
  await admin.getByRole("link", { name: INSTITUTION }).click();
  await admin.getByRole("checkbox", { name: "Aktarma açık" }).uncheck();
  await admin.getByRole("button", { name: "Kaydet", exact: true }).click();
  await expect(admin.getByText("Kurumun bağlantısı kaydedildi")).toBeVisible();
}

async function recorded(agent: Page, address: string, title: string): Promise<string> {
  await agent.goto(`${address}/requests/new`);
  await agent.getByRole("textbox", { name: "Telefon" }).fill(`0500 ${String(Date.now()).slice(-7)}`);
  await agent.getByLabel("Ad soyad").fill("Örnek Vatandaş 311");
  await agent.getByLabel("Ne istiyor?").fill(`${title}. Köşedeki trafonun yanında.`);
  await agent.keyboard.press("Control+s");
  const panel = agent.getByRole("region", { name: "Kaydedildi" });
  await expect(panel).toContainText(/20\d\d-\d{6}/);
  return /20\d\d-\d{6}/.exec((await panel.textContent()) ?? "")?.[0] ?? "";
}

const panelOf = (page: Page) => page.getByRole("region", { name: "Aktarma" });
const timeline = (page: Page) => page.getByRole("region", { name: "Zaman çizelgesi" });

/** Refers a request, and gives the number that the other municipality gave it. */
async function referred(agent: Page, address: string, number: string): Promise<string> {
  await agent.goto(`${address}/requests/${number}`);
  await agent.keyboard.press("y");
  const dialog = agent.getByRole("dialog", { name: new RegExp(number) });
  await dialog.getByLabel("Kurum").fill("İZSU");
  await agent.getByRole("option", { name: new RegExp(INSTITUTION) }).click();
  const asks = dialog.getByRole("region", { name: "Kurumun istedikleri" });
  await asks.getByLabel("Başvurunun türü").selectOption({ label: "Şikâyet" });
  await axe(agent);
  await dialog.getByRole("button", { name: "Yönlendir" }).click();
  await expect(panelOf(agent)).toContainText("kurum kaydetti", { timeout: 30_000 });
  return /Numarası(20\d\d-\d{6})/.exec((await panelOf(agent).textContent()) ?? "")?.[1] ?? "";
}

async function answered(agent: Page, address: string, number: string, answer: string): Promise<void> {
  await agent.goto(`${address}/requests/${number}`);
  await expect(agent.getByRole("main")).toContainText("HİM");
  await expect(agent.getByRole("main")).toContainText("şikâyet");
  await agent.getByRole("textbox", { name: /cevabı yazın/ }).fill(answer);
  await agent.getByRole("button", { name: "Cevapla ve çöz" }).click();
  await expect(timeline(agent)).toContainText("Çözüldü");
}

/** Whoever handed it over asks, and sees that the other is done. */
async function learns(agent: Page, answer: string): Promise<void> {
  await expect(async () => {
    await panelOf(agent).getByRole("button", { name: "Şimdi sor" }).click();
    await expect(panelOf(agent)).toContainText("kurum sonuçlandırdı", { timeout: 3_000 });
  }).toPass();
  await expect(panelOf(agent)).toContainText(answer);
  await expect(timeline(agent)).toContainText(`${INSTITUTION} sonuçlandırdı`);
}

test("a request goes to another municipality and back its answer comes, both ways", async ({
  signInAs,
  newVisitor,
}) => {
  const [ourAdmin, theirAdmin] = [await signInAs("admin"), await enter(await newVisitor(), second.address, "admin")];
  const [ours, theirs] = [await signInAs("agent"), await enter(await newVisitor(), second.address, "agent")];
  await tie(theirAdmin, second.address, first, await openDoor(ourAdmin, first, "Komşu Belediye"));
  await tie(ourAdmin, first, second.address, await openDoor(theirAdmin, second.address, "Örnek Belediye"));

  const title = "Sokaktaki boru patlamış";
  const number = await recorded(ours, first, title);
  const there = await referred(ours, first, number);
  expect(there).toMatch(/^20\d\d-\d{6}$/);
  await answered(theirs, second.address, there, "Boru değiştirildi.");
  await learns(ours, "Boru değiştirildi.");

  await ours.goto(`${first}/messages?q=${number}`);
  const sent = ours.getByRole("main").getByRole("row").filter({ hasText: number });
  await expect(sent).toHaveCount(4);
  await expect(sent.filter({ hasText: `kayıt numarası: ${there}` })).toHaveCount(1);
  await expect(sent.filter({ hasText: "Boru değiştirildi." })).toHaveCount(1);
  const link = /\/t\/([A-Z2-9]{10})/.exec((await sent.first().textContent()) ?? "")?.[1] ?? "";
  const citizen = await newVisitor();
  await citizen.goto(`${first}/t/${link}`);
  await expect(citizen.getByRole("main")).toContainText(`kayıt numarası: ${there}`);
  await expect(citizen.getByRole("main")).toContainText("sonuçlandı: “Boru değiştirildi.”");
  await axe(citizen);

  const backNumber = await recorded(theirs, second.address, "Parktaki çeşme akmıyor");
  const here = await referred(theirs, second.address, backNumber);
  await answered(ours, first, here, "Çeşme onarıldı.");
  await learns(theirs, "Çeşme onarıldı.");

  await ours.goto(`${first}/requests?handed=closed`);
  await expect(ours.getByRole("main")).toContainText(number);
  await ours.goto(`${first}/requests?handed=trouble`);
  await expect(ours.getByRole("main")).not.toContainText(number);

  await shut(ourAdmin, first);
});

test("its pages are for administrators, and readable in both themes and on a telephone", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  for (const path of ["/settings/handover", "/settings/open311"]) {
    await admin.goto(path);
    for (const colorScheme of ["light", "dark"] as const) {
      await admin.emulateMedia({ colorScheme });
      await axe(admin);
    }
    await admin.setViewportSize({ width: 390, height: 844 });
    await axe(admin);
    expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await admin.setViewportSize({ width: 1440, height: 900 });
  }
  await admin.goto("/settings/handover");
  await admin.getByRole("link", { name: INSTITUTION }).click();
  await expect(admin.getByLabel("Sunucunun adresi")).toBeVisible();
  await axe(admin);
  const agent = await signInAs("agent");
  await agent.goto("/settings/handover");
  await expect(agent.getByLabel("Sunucunun adresi")).toHaveCount(0);
  await expect(agent.getByRole("main")).toContainText("yetki");
});

test("an institution without a server is given a file, and its answers come back in one", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  const setUp = async (on: boolean) => {
    await admin.goto("/settings/handover");
    await admin.getByRole("link", { name: "İzmirgaz" }).click();
    await admin.getByRole("radio", { name: "Dosyayla" }).check();
    await admin.getByRole("checkbox", { name: "Aktarma açık" }).setChecked(on);
    await admin.getByRole("button", { name: "Kaydet", exact: true }).click();
    await expect(admin.getByText("Kurumun bağlantısı kaydedildi")).toBeVisible();
  };
  await setUp(true);
  const agent = await signInAs("agent");
  const number = await recorded(agent, first, "Sokakta garip bir ses var");
  await agent.goto(`/requests/${number}`);
  await agent.keyboard.press("y");
  const dialog = agent.getByRole("dialog", { name: new RegExp(number) });
  await dialog.getByLabel("Kurum").fill("İzmirgaz");
  await agent.getByRole("option", { name: /İzmirgaz/ }).click();
  await dialog.getByRole("button", { name: "Yönlendir" }).click();
  await expect(panelOf(agent)).toContainText("dosyaya yazılacak");
  await panelOf(agent).getByRole("link", { name: "Dosyayla aktarmaya git" }).click();

  const part = agent.getByRole("region", { name: "İzmirgaz" });
  await expect(part).toContainText("1 yeni başvuru verilecek");
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.emulateMedia({ colorScheme });
    await axe(agent);
  }
  const waiting = agent.waitForEvent("download");
  await part.getByRole("link", { name: "CSV olarak indir" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await waiting).createReadStream()) chunks.push(Buffer.from(chunk));
  const [head = "", line = ""] = Buffer.concat(chunks).toString("utf8").split("\r\n");
  expect(line).toContain(number);
  expect(line).not.toContain("Vatandaş 311");
  const filled = line.replace(/;;;$/, ";G-77;kapalı;Kaçak giderildi.");
  const wrong = head.replaceAll(/[^;]+/g, "x");
  await part.getByLabel("Kurumun doldurduğu dosya").setInputFiles({
    name: "izmirgaz.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([head, filled, wrong].join("\r\n")),
  });
  await part.getByRole("button", { name: "Yükle" }).click();
  await expect(part).toContainText("2 satır okundu: 1 yenilendi, 0 aynı kaldı, 1 okunamadı");
  await axe(agent);
  await agent.setViewportSize({ width: 390, height: 844 });
  expect(await agent.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await agent.setViewportSize({ width: 1440, height: 900 });

  // A workbook with answers on two sheets: nothing is read until one is chosen.
  const cells = (text: string) => text.replace(/^\ufeff/, "").split(";");
  const older = filled.replace("Kaçak giderildi.", "Ekip gönderildi.");
  const book = await writeExcelFile([
    { sheet: "Ekim", data: [cells(head), cells(older)] },
    { sheet: "Kasım", data: [cells(head), cells(filled)] },
  ]).toBuffer();
  await part.getByLabel("Kurumun doldurduğu dosya").setInputFiles({
    name: "izmirgaz.xlsx",
    mimeType: "application/octet-stream",
    buffer: book,
  });
  await part.getByRole("button", { name: "Yükle" }).click();
  const sheet = part.getByLabel("Sayfa", { exact: true });
  await expect(sheet).toHaveValue("");
  await expect(part).not.toContainText("satır okundu");
  await axe(agent);
  await sheet.selectOption("Kasım");
  await part.getByRole("button", { name: "Yükle" }).click();
  await expect(part).toContainText("1 satır okundu: 0 yenilendi, 1 aynı kaldı, 0 okunamadı");
  await expect(part).toContainText("Okunan sayfa: Kasım");

  await agent.goto(`/requests/${number}`);
  await expect(panelOf(agent)).toContainText("G-77");
  await expect(timeline(agent)).toContainText("Kaçak giderildi.");
  await setUp(false);

  await agent.getByRole("navigation", { name: "Menü" }).getByRole("link", { name: "Aktarılanlar" }).click();
  const listed = agent.getByRole("table", { name: "Aktarılanlar" }).getByRole("row");
  await agent.getByLabel("Numara").fill("G-77");
  await agent.getByRole("button", { name: "Filtrele" }).click();
  await expect(agent).toHaveURL(/\/handovers\?q=G-77/);
  await expect(listed.filter({ hasText: number })).toContainText("Kaçak giderildi.");
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.emulateMedia({ colorScheme });
    await axe(agent);
  }
  const csv = await agent.request.get("/api/handovers?q=G-77");
  expect(await csv.text()).toContain(`${number};`);
  await agent.setViewportSize({ width: 390, height: 844 });
  expect(await agent.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await axe(agent);
  await agent.goto("/handovers?q=G-78&state=closed");
  await expect(agent.getByRole("main")).toContainText("Bu filtreyle aktarma bulunamadı");

  const department = await signInAs("department_head");
  await department.goto("/handovers");
  await expect(department.getByRole("main")).toContainText("yetki");
  expect((await department.request.get("/api/handovers")).status()).toBe(403);
});
