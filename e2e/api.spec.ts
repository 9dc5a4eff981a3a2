import type { Page } from "@playwright/test";
import { z } from "zod";
import { startReceiver } from "../server/testing/webhook-receiver";
import { axe, expect, test } from "./fixtures";

const standing = z.object({ number: z.string(), version: z.number(), status: z.string() });

async function look(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("another system gets a key, opens a request, moves it, is told, and is shut out again", async ({
  signInAs,
  request,
}) => {
  test.setTimeout(120_000);
  const receiver = await startReceiver();
  const admin = await signInAs("admin");

  await admin.goto("/settings/api");
  await look(admin);
  await admin.getByRole("link", { name: "Yeni anahtar" }).first().click();
  await admin.getByLabel("Sistemin adı").fill("Örnek CRM");
  for (const scope of ["requests:write", "requests:act"]) await admin.getByRole("checkbox", { name: scope }).check();
  await look(admin);
  await admin.getByRole("button", { name: "Anahtar ver" }).click();
  const given = admin.getByRole("dialog", { name: "Anahtar yalnız şimdi görünür" });
  const key = (await given.getByRole("status").textContent()) ?? "";
  expect(key).toMatch(/^cm_[\w-]{43}$/);
  await axe(admin);
  await given.getByRole("button", { name: "Kaydettim" }).click();
  await expect(admin.getByRole("heading", { name: "Örnek CRM" })).toBeVisible();
  await expect(admin.getByText(key)).toHaveCount(0);
  await look(admin);
  const keyPage = admin.url();

  await admin.goto("/settings/api/webhooks");
  await look(admin);
  await admin.getByLabel("İzin verilen ağlar").fill("127.0.0.1");
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByText("Ağlar kaydedildi")).toBeVisible();
  await admin.getByRole("link", { name: "Yeni webhook" }).first().click();
  await admin.getByRole("textbox", { name: "Adres" }).fill(receiver.url);
  await look(admin);
  await admin.getByRole("button", { name: "Webhook kur" }).click();
  const once = admin.getByRole("dialog", { name: "İmza sırrı yalnız şimdi görünür" });
  receiver.knows((await once.getByRole("status").textContent()) ?? "");
  await once.getByRole("button", { name: "Kaydettim" }).click();
  await expect(admin.getByRole("heading", { name: "Webhook", exact: true })).toBeVisible();
  await look(admin);
  const webhookPage = admin.url();
  await admin.goto("/settings/api/webhooks");
  const hooks = admin.getByRole("table", { name: "Webhook’lar" });
  await hooks.getByRole("link", { name: "Sistem", exact: true }).click();
  await expect(admin).toHaveURL(/\?sort=name$/);
  await admin.getByLabel("Durum").selectOption("açık");
  await admin.getByRole("button", { name: "Filtrele" }).click();
  await expect(admin).toHaveURL(/state=on&sort=name$/);
  await expect(hooks.getByRole("row")).not.toHaveCount(1);
  await admin.getByRole("searchbox").fill("olmayan-adres");
  await admin.getByRole("button", { name: "Filtrele" }).click();
  await expect(admin.getByText("Bu filtreyle webhook bulunamadı")).toBeVisible();
  await axe(admin);
  await admin.goto(webhookPage);

  const headers = { authorization: `Bearer ${key}`, "idempotency-key": "journey-1" };
  const data = { description: "CRM’den gelen: okul yolundaki çukur büyüdü", kind: "complaint" };
  const opened = await request.post("/api/v1/requests", { headers, data });
  expect(opened.status()).toBe(201);
  const { number, version } = standing.parse(await opened.json());
  const repeated = await request.post("/api/v1/requests", { headers, data });
  expect(repeated.headers()["idempotency-replayed"]).toBe("true");
  expect(standing.parse(await repeated.json()).number).toBe(number);

  const agent = await signInAs("agent");
  await agent.goto(`/triage?q=${number}`);
  await expect(agent.getByRole("main")).toContainText("çukur büyüdü");
  const departments = z
    .object({ data: z.array(z.object({ id: z.number(), shortName: z.string() })) })
    .parse(await (await request.get("/api/v1/departments", { headers })).json());
  const [department] = departments.data;
  if (!department) throw new Error("The seed has no department");
  const routed = await request.post(`/api/v1/requests/${number}/acts`, {
    headers: { authorization: headers.authorization, "if-match": `"${version}"` },
    data: { act: "route", departmentId: department.id },
  });
  expect(standing.parse(await routed.json()).status).toBe("assigned");
  await agent.goto(`/requests/${number}`);
  await expect(agent.getByRole("main")).toContainText("Örnek CRM");
  await expect(agent.getByRole("main")).toContainText(department.shortName);

  await receiver.reached(2);
  expect(receiver.refused).toEqual([]);
  expect(receiver.taken.map(({ body }) => body.type)).toEqual(["request.received", "request.routed"]);
  const subscription = webhookPage.split("/").at(-1);
  await admin.goto(`/settings/api/deliveries?number=${number}&subscription=${subscription}`);
  await expect(async () => {
    await admin.reload();
    await expect(admin.getByRole("cell", { name: "ulaştı" })).toHaveCount(2);
  }).toPass();
  await look(admin);
  await admin.getByRole("link", { name: "Müdürlüğe sevk edildi" }).click();
  await expect(admin.getByRole("heading", { name: "Gönderim: Müdürlüğe sevk edildi" })).toBeVisible();
  await expect(admin.getByText('"type": "request.routed"')).toBeVisible();
  await look(admin);
  await admin.getByRole("button", { name: "Yeniden gönder" }).click();
  await receiver.reached(3);
  expect(receiver.taken[2]?.id).toBe(receiver.taken[1]?.id);

  await admin.goto(keyPage);
  await admin.getByRole("button", { name: "İptal et" }).click();
  const confirm = admin.getByRole("alertdialog", { name: /iptal edilsin mi/ });
  await axe(admin);
  await confirm.getByRole("button", { name: "İptal et" }).click();
  await expect(admin.getByText("Bu anahtar iptal edildi")).toBeVisible();
  expect((await request.get("/api/v1/key", { headers })).status()).toBe(401);

  await admin.goto(webhookPage);
  await admin.getByRole("button", { name: "Kaldır" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Kaldır" }).click();
  await expect(admin.getByRole("heading", { name: "Webhook’lar" })).toBeVisible();
  await expect(admin.getByRole("link", { name: receiver.url })).toHaveCount(0);
  await admin.getByLabel("İzin verilen ağlar").fill("");
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByText("Ağlar kaydedildi")).toBeVisible();
  await receiver.stop();
});

test.describe("with mistakes", () => {
  test.use({ expectedErrors: [/status of (400|422|403)/] });

  test("a key without a name is not issued, and what was typed stays", async ({ signInAs }) => {
    const admin = await signInAs("admin");
    await admin.goto("/settings/api/new");
    await admin.getByLabel("İzin verilen ağ adresleri").fill("on yedi");
    await admin.getByRole("button", { name: "Anahtar ver" }).click();
    await expect(admin.getByRole("alert").first()).toBeVisible();
    await expect(admin.getByText("Ağ adresi okunamadı")).toBeVisible();
    await expect(admin.getByLabel("İzin verilen ağ adresleri")).toHaveValue("on yedi");
    await axe(admin);
  });

  test("nobody else sees keys or deliveries", async ({ signInAs }) => {
    const manager = await signInAs("pr_manager");
    for (const path of ["", "/new", "/webhooks", "/deliveries"]) {
      await manager.goto(`/settings/api${path}`);
      await expect(manager.getByText("Bu sayfa sizin yetkinizde değil")).toBeVisible();
    }
    for (const file of ["api-keys", "deliveries"])
      expect((await manager.request.get(`/api/exports/${file}`)).status()).toBe(403);
  });
});

test("the document is read by anybody, without a script, in both languages and themes", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/api-belgesi");
  await expect(page.getByRole("heading", { level: 1, name: "API belgesi" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Başvuru aç" })).toBeVisible();
  await context.close();
});

test("the document has no violation @phone", async ({ newVisitor }) => {
  const visitor = await newVisitor();
  await visitor.goto("/api-belgesi");
  await look(visitor);
  const wide = await visitor.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  expect(wide).toBe(false);
});

test("keys and deliveries fit a telephone @phone", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  for (const path of ["", "/new", "/webhooks", "/deliveries"]) {
    await admin.goto(`/settings/api${path}`);
    await look(admin);
    const wide = await admin.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    expect(wide, path).toBe(false);
  }
});
