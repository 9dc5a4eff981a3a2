import { axe, expect, test } from "./fixtures";

const TOPICS = ["departments", "categories", "neighbourhoods", "institutions", "templates", "calendar", "identity"];

test("every topic opens for the administrator, in both themes", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  for (const topic of ["", ...TOPICS.map((name) => `/${name}`)]) {
    await admin.goto(`/settings${topic}`);
    await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await admin.emulateMedia({ colorScheme });
      await axe(admin);
    }
  }
});

test.describe("with a mistake first", () => {
  test.use({ expectedErrors: [/status of 400/] });

  test("a subject is made, found by the address, and suggested to the next caller", async ({ signInAs }) => {
    const manager = await signInAs("pr_manager");
    await manager.goto("/settings/categories");
    await manager.getByRole("button", { name: "Yeni konu" }).click();
    const form = manager.getByRole("dialog", { name: "Yeni konu" });
    await form.getByRole("button", { name: "Kaydet" }).click();
    await expect(form.getByRole("alert").first()).toBeVisible();
    await form.getByLabel("Konu", { exact: true }).fill("Zıpzıp tamiri");
    await form.getByLabel("Anahtar sözcükler").fill("zıpzıp");
    await axe(manager);
    await form.getByRole("button", { name: "Kaydet" }).click();
    await expect(form).toHaveCount(0);
    await manager.goto("/settings/categories?q=zipzip");
    await expect(manager.getByRole("button", { name: "Zıpzıp tamiri" })).toBeVisible();

    const agent = await signInAs("agent");
    await agent.goto("/requests/new");
    await agent.getByLabel("Ne istiyor?").fill("Parktaki ZIPZIP bozuk");
    await expect(agent.getByLabel("Konu")).toHaveValue(/Zıpzıp tamiri/);
  });

  test("a text that lacks the link is refused, and its parts are counted while it is typed", async ({ signInAs }) => {
    const manager = await signInAs("pr_manager");
    await manager.goto("/settings/templates");
    const text = manager.getByLabel("Başvuru alındı · Türkçe");
    const was = await text.inputValue();
    await text.fill("Başvurunuz alındı.");
    await manager.getByRole("button", { name: "Kaydet" }).click();
    await expect(manager.getByRole("alert").first()).toContainText("{link}");
    await text.fill(was);
    await expect(manager.getByRole("button", { name: "Kaydet" })).toHaveCount(0);
  });
});
