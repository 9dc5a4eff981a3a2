import { createHmac } from "node:crypto";
import { axe, expect, test } from "./fixtures";

const SECRET = "journey-app-secret";

test.describe("a channel", () => {
  // The browser says a line of its own for the refusals that are provoked here.
  test.use({ expectedErrors: [/status of 400/] });

  test("is set up on screen, refuses who is not the vendor, and lists what it cannot understand", async ({
    signInAs,
    request,
  }) => {
    const admin = await signInAs("admin");
    await admin.goto("/settings/channels");
    await expect(admin.getByRole("row", { name: /WhatsApp hattı/ })).toContainText("kurulmadı");
    await admin.getByRole("link", { name: "WhatsApp hattı" }).click();
    await expect(admin.getByRole("heading", { level: 1, name: "WhatsApp hattı" })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await admin.emulateMedia({ colorScheme });
      await axe(admin);
    }

    await admin.getByLabel("Doğrulama sözcüğü").fill("journey-word");
    await admin.getByLabel("Açık").check();
    await admin.getByRole("button", { name: "Kaydet" }).click();
    await expect(admin.getByRole("alert").first()).toBeVisible();
    await expect(admin.getByLabel("Doğrulama sözcüğü")).toHaveValue("journey-word");
    await admin.getByLabel("Uygulama gizli anahtarı").fill(SECRET);
    await admin.getByLabel("Erişim belirteci").fill("journey-token");
    await admin.getByLabel("Telefon numarası kimliği").fill("200000000000002");
    await admin.getByLabel("Graph API adresi").fill("http://127.0.0.1:9");
    await admin.getByRole("button", { name: "Kaydet" }).click();
    await expect(admin.getByText("Bağlantı kaydedildi.")).toBeVisible();
    await expect(admin.getByLabel("Erişim belirteci")).toHaveValue("");
    await admin.getByRole("button", { name: "Bağlantıyı dene" }).click();
    await expect(admin.getByText("Karşı tarafa ulaşılamadı.")).toBeVisible();

    const body = '{"object":"whatsapp_business_account","entry":"?"}';
    const post = (key: string) =>
      request.post("/api/webhooks/whatsapp", {
        data: body,
        headers: {
          "content-type": "application/json",
          "x-hub-signature-256": `sha256=${createHmac("sha256", key).update(body).digest("hex")}`,
        },
      });
    expect((await post("another-secret")).status()).toBe(401);
    expect((await post(SECRET)).status()).toBe(200);
    await expect(async () => {
      await admin.goto("/settings/channels");
      const row = admin.getByRole("row", { name: /WhatsApp hattı/ });
      await expect(row).toContainText("sorun var", { timeout: 1000 });
      await expect(row.getByRole("cell").last()).toHaveText("1", { timeout: 1000 });
      await expect(row.getByRole("cell").nth(-2)).toHaveText("1", { timeout: 1000 });
    }).toPass();

    const manager = await signInAs("pr_manager");
    await manager.goto("/settings/channels?state=trouble");
    await manager
      .getByRole("row", { name: /WhatsApp hattı/ })
      .getByRole("link", { name: "1" })
      .click();
    await expect(manager).toHaveURL(/\/messages\/unreadable\?vendor=whatsapp$/);
    await expect(manager.getByRole("listitem").filter({ hasText: "entry" })).toHaveCount(1);
    await manager.getByRole("button", { name: "Listeden kaldır" }).click();
    await expect(manager.getByText("Okunamayan bildirim yok")).toBeVisible();
    await manager.goto("/settings/channels/whatsapp");
    await expect(manager.getByText("yalnızca sistem yöneticisi")).toBeVisible();

    await admin.goto("/settings/channels/whatsapp");
    await admin.getByLabel("Açık").uncheck();
    await admin.getByRole("button", { name: "Kaydet" }).click();
    await expect(admin.getByText("Bağlantı kaydedildi.")).toBeVisible();
    expect((await post(SECRET)).status()).toBe(404);
  });
});

test("channels fit a telephone @phone", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  for (const path of ["/settings/channels", "/settings/channels/whatsapp"]) {
    await admin.goto(path);
    await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
    const { scrollWidth, clientWidth } = await admin.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, path).toBeLessThanOrEqual(clientWidth);
    await axe(admin);
  }
});
