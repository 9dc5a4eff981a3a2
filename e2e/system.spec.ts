import { withoutWorkers } from "./database";
import { axe, expect, test } from "./fixtures";

test("how the system does is shown to administrators; a worker that falls silent is seen by staff and in health", async ({
  signInAs,
}) => {
  const agent = await signInAs("agent");
  await agent.goto("/settings/system");
  await expect(agent.getByRole("main")).toContainText("yetki");
  await expect(agent.getByRole("region", { name: "Süreçler" })).toHaveCount(0);

  const admin = await signInAs("admin");
  await admin.goto("/settings");
  await admin
    .getByRole("main")
    .getByRole("link", { name: /^Sistem/ })
    .click();
  const processes = admin.getByRole("table", { name: "Süreçler" });
  const workers = processes.getByRole("row", { name: /^İşçi/ });
  await expect(processes.getByRole("row", { name: /^Web/ }).first()).toContainText("çalışıyor");
  await expect(workers.first()).toContainText("çalışıyor");
  await expect(admin.getByRole("table", { name: "Bekleyen işler" })).toContainText("Mesaj gönderimi");
  await expect(admin.getByRole("main")).toContainText("Diskte yer");
  for (const colorScheme of ["light", "dark"] as const) {
    await admin.emulateMedia({ colorScheme });
    await axe(admin);
  }
  const health = async () => (await agent.request.get("/api/health")).json();

  await withoutWorkers(async () => {
    await admin.reload();
    const problems = admin.getByRole("alert", { name: "Düzeltilmesi gerekenler" });
    await expect(problems).toContainText("Arka plan işleri durdu");
    await expect(workers.first()).toContainText("haber vermiyor");
    await axe(admin);
    await agent.goto("/");
    await expect(agent.getByRole("alert", { name: "Sistemde sorun var" })).toContainText("Yazdıklarınız kaydediliyor");
    await axe(agent);
    await expect.poll(health).toMatchObject({ status: "degraded", problems: ["worker"] });
  });

  // The next sign of life ends it, on the page that stands open as well.
  await expect(workers.first()).toContainText("çalışıyor", { timeout: 30_000 });
  await expect.poll(async () => (await health()).problems, { timeout: 30_000 }).not.toContain("worker");
});
