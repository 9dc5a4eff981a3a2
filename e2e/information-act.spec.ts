import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

async function call(page: Page, path: string, json: Record<string, unknown>) {
  const response = await page.request.post(`/api/trpc/${path}`, { data: { json } });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).result.data.json;
}

/** A formal application for information, given to Roads at the desk. */
async function apply(agent: Page): Promise<{ number: string; trackingCode: string }> {
  const lookups = await agent.request.get("/api/trpc/lookups.all");
  const { departments } = (await lookups.json()).result.data.json;
  const roads = departments.find(({ shortName }: { shortName: string }) => shortName === "Fen İşleri");
  const { request } = await call(agent, "requests.receive", {
    channel: "desk",
    externalId: `deneme-${randomInt(1_000_000_000)}`,
    description: "Mahallemizde son beş yılda yapılan asfalt işlerinin sözleşmelerini istiyorum.",
    kind: "information",
    formal: true,
    departmentId: roads.id,
  });
  const { year, seq, trackingCode } = request;
  return { number: `${year}-${String(seq).padStart(6, "0")}`, trackingCode };
}

const press = async (page: Page, name: string) => {
  const button = page.getByRole("button", { name, exact: true });
  if (await button.isVisible()) return button.click();
  await page.getByRole("button", { name: "Diğer" }).click();
  await page.getByRole("menuitem", { name }).click();
};

test("a head extends the time of law 4982 once, and a fee notice stops the clock", async ({ signInAs, newVisitor }) => {
  const { number, trackingCode } = await apply(await signInAs("agent"));
  const head = await signInAs("department_head");
  await head.goto(`/requests/${number}`);
  const facts = head.getByRole("complementary", { name: "Başvurunun bilgileri" });
  await expect(facts).toContainText("4982 sayılı Kanun, 15 iş günü.");

  await press(head, "Süreyi uzat");
  const extend = head.getByRole("dialog", { name: `${number} için süre uzatılsın mı?` });
  await extend.getByLabel("Gerekçe").fill("Sözleşmeler arşivden, başka bir müdürlükten istenecek.");
  await axe(head);
  await extend.getByRole("button", { name: "Süreyi uzat" }).click();
  await expect(facts).toContainText("30 iş gününe uzatıldı");
  await expect(head.getByRole("list", { name: "Zaman çizelgesi" })).toContainText(
    "Süre 30 iş gününe uzatıldı, yeni son tarih",
  );
  await expect(head.getByRole("button", { name: "Süreyi uzat" })).toHaveCount(0);

  await press(head, "Beklet");
  const wait = head.getByRole("dialog", { name: `${number} ne için bekliyor?` });
  await wait.getByLabel("Kimi ya da neyi bekliyor").selectOption("ücret");
  await expect(wait.getByLabel("Ne zamana dek")).toHaveCount(0);
  await expect(wait.getByLabel("Ayrıntı")).toHaveValue("Ücretin ödenmesi");
  await axe(head);
  await wait.getByRole("button", { name: "Beklet" }).click();
  await expect(facts).toContainText("dek ödenmezse başvurudan vazgeçilmiş sayılır");
  await expect(facts).toContainText("süre durdu");
  for (const colorScheme of ["light", "dark"] as const) {
    await head.emulateMedia({ colorScheme });
    await axe(head);
  }

  const visitor = await newVisitor();
  await visitor.goto(`/takip/${trackingCode}`);
  await expect(visitor.getByRole("main")).toContainText("Yanıt süresi yasaya göre 30 iş gününe uzatıldı");
  await axe(visitor);
});
