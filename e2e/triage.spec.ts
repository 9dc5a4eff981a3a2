import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

const LETTERS = "bdfghkmnprstvyz";

/** A word of this run alone: searched for, it leaves the rows that this test recorded. Of letters: long numbers are masked. */
const word = () => `deneme${Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`;

async function call(page: Page, path: string, json: Record<string, unknown>) {
  const response = await page.request.post(`/api/trpc/${path}`, { data: { json } });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).result.data.json;
}

/** Records what a citizen said, as the call centre does. */
async function record(page: Page, description: string, more: Record<string, unknown> = {}): Promise<string> {
  const { request } = await call(page, "requests.receive", {
    channel: "call_centre",
    externalId: `deneme-${randomInt(1_000_000_000)}`,
    description,
    ...more,
  });
  return `${request.year}-${String(request.seq).padStart(6, "0")}`;
}

const list = (page: Page) => page.getByRole("table", { name: "Ön değerlendirme bekleyen başvurular" });
const rowOf = (page: Page, number: string) => page.getByRole("row").filter({ hasText: number });
const told = (page: Page) => page.getByRole("region", { name: "Bildirimler" });
const preview = (page: Page) => page.getByRole("complementary", { name: "Başvuru önizlemesi" });

async function openTriage(page: Page, q: string, number: string) {
  await page.goto(`/triage?q=${q}`);
  await expect(list(page)).toBeVisible();
  await expect(preview(page)).toContainText(number);
  await expect(preview(page).getByRole("button", { name: "Konuyu düzelt" })).toBeVisible();
}

/** Both themes are held against the same rules. */
async function axeInBoth(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
}

test("an agent routes by one key, takes it back by another, and the department sees it", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const q = word();
  const first = await record(agent, `Okulun önünde çukur var ${q}`);
  const second = await record(agent, `Asfalt çöktü, yolda çukur ${q}`);
  await openTriage(agent, q, first);
  await expect(preview(agent)).toContainText("“cukur”");
  await expect(preview(agent).getByRole("list", { name: "Nasıl gidecek" })).toContainText("Yazılacak kimse yok");

  // By which way an answer would go is asked for together with the request, and never by itself.
  const alone: string[] = [];
  agent.on("request", (request) => {
    if (/\/api\/trpc\/messages\.ways(\?|$)/.test(request.url())) alone.push(request.url());
  });
  await agent.keyboard.press("s");
  await expect(told(agent)).toContainText(`${first} Fen İşleri’ne sevk edildi`);
  await expect(preview(agent)).toContainText(second);
  await expect(preview(agent).getByRole("list", { name: "Nasıl gidecek" })).toBeVisible();
  expect(alone).toEqual([]);
  await expect(rowOf(agent, first)).toContainText("Fen İşleri’ne sevk edildi");
  await axeInBoth(agent);

  await agent.keyboard.press("z");
  await expect(told(agent)).toContainText(`${first} için sevk geri alındı`);
  await expect(rowOf(agent, first)).not.toContainText("Fen İşleri’ne");

  // The list is being read anew; at its top the key leaves the selection where it is.
  await expect(async () => {
    await agent.keyboard.press("k");
    await expect(preview(agent)).toContainText(first, { timeout: 2000 });
  }).toPass();
  await agent.keyboard.press("s");
  await expect(told(agent)).toContainText(`${first} Fen İşleri’ne sevk edildi`);
  await agent.keyboard.press("j");
  await expect(rowOf(agent, first)).toHaveCount(0);

  const head = await signInAs("department_head");
  await head.goto(`/requests?q=${q}`);
  await expect(rowOf(head, first)).toContainText("müdürlükte");
  await expect(rowOf(head, second)).toHaveCount(0);
});

test("an agent corrects, merges, refers and answers without a mouse", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const q = word();
  const numbers: string[] = [];
  for (const text of ["Yolda çukur", "Yolda derin çukur", "Yolda çukur, araçlar geçemiyor", "Yolda çukur, bilgi"])
    numbers.push(await record(agent, `${text} ${q}`));
  const [corrected = "", merged = "", referred = "", answered = ""] = numbers;
  await openTriage(agent, q, corrected);

  await agent.keyboard.press("e");
  const correct = agent.getByRole("dialog", { name: `${corrected} için bilgileri düzelt` });
  await expect(correct.getByLabel("Konu")).toBeFocused();
  await agent.keyboard.press("ControlOrMeta+a");
  await agent.keyboard.type("kaldirim");
  await expect(agent.getByRole("option").first()).toBeVisible();
  await agent.keyboard.press("Enter");
  await axe(agent);
  await agent.keyboard.press("Control+Enter");
  await expect(told(agent)).toContainText(`${corrected} düzeltildi`);
  await expect(rowOf(agent, corrected)).toContainText("Üstyapı");

  // Its new subject has more time, so it stands last now.
  for (const number of [answered, referred, merged]) {
    await agent.keyboard.press("k");
    await expect(preview(agent)).toContainText(number);
  }
  await agent.keyboard.press("b");
  const merge = agent.getByRole("dialog", { name: `${merged} hangi başvuruyla birleştirilsin?` });
  await expect(merge.getByLabel("Başvuru ara")).toBeFocused();
  await agent.keyboard.type(corrected);
  await expect(merge.getByRole("radio")).toHaveCount(1);
  await agent.keyboard.press("Tab");
  await agent.keyboard.press("Space");
  await agent.keyboard.press("Control+Enter");
  await expect(told(agent)).toContainText(`${merged} birleştirildi`);

  await expect(preview(agent)).toContainText(referred);
  await agent.keyboard.press("y");
  const refer = agent.getByRole("dialog", { name: `${referred} için yetkili kurum hangisi?` });
  await expect(refer.getByLabel("Kurum")).toBeFocused();
  await agent.keyboard.press("Control+Enter");
  await expect(refer).toContainText("Listeden birini seçin.");
  await agent.keyboard.type("izsu");
  await expect(agent.getByRole("option").first()).toBeVisible();
  await agent.keyboard.press("Enter");
  await agent.keyboard.press("Control+Enter");
  await expect(told(agent)).toContainText(`${referred} kurum dışına yönlendirildi`);

  await expect(preview(agent)).toContainText(answered);
  await agent.keyboard.press("c");
  const resolve = agent.getByRole("dialog", { name: `${answered} için vatandaşa cevap` });
  await expect(resolve.getByLabel("Cevap", { exact: true })).toBeFocused();
  await agent.keyboard.type("Ekibimiz yarın geliyor");
  await expect(resolve).toContainText("1 parça");
  await agent.keyboard.press("Escape");
  await expect(resolve).toHaveCount(0);
  await agent.keyboard.press("c");
  await expect(resolve.getByLabel("Cevap", { exact: true })).toHaveValue("Ekibimiz yarın geliyor");
  await agent.keyboard.press("Control+Enter");
  await expect(told(agent)).toContainText(`${answered} cevaplandı ve çözüldü`);

  await agent.goto(`/requests?q=${q}`);
  for (const [number, status] of [
    [merged, "birleştirildi"],
    [referred, "kurum dışı"],
    [answered, "çözüldü"],
  ])
    await expect(rowOf(agent, number ?? "")).toContainText(status ?? "");
});

test.describe("at the same moment", () => {
  test.use({ expectedErrors: [/409/] });

  test("somebody else was faster: it is said who, and what was typed stays", async ({ signInAs }) => {
    const agent = await signInAs("agent");
    const manager = await signInAs("pr_manager");
    const q = word();
    const number = await record(agent, `Yolda çukur ${q}`);
    await openTriage(agent, q, number);
    await agent.keyboard.press("c");
    await expect(agent.getByRole("dialog").getByLabel("Cevap", { exact: true })).toBeFocused();
    await agent.keyboard.type("Bugün bakacağız");
    const rows = await manager.request.get(
      `/api/trpc/requests.get?input=${encodeURIComponent(JSON.stringify({ json: { year: Number(number.slice(0, 4)), seq: Number(number.slice(5)) } }))}`,
    );
    const { id, version } = (await rows.json()).result.data.json;
    await call(manager, "requests.act", { id, version, change: { act: "note", text: "Arandı" } });
    await agent.keyboard.press("Control+Enter");
    const dialog = agent.getByRole("dialog");
    await expect(dialog.getByRole("alert")).toContainText("not ekledi");
    await expect(dialog.getByLabel("Cevap", { exact: true })).toHaveValue("Bugün bakacağız");
    await axe(agent);
    await dialog.getByRole("button", { name: "Yine de uygula" }).click();
    await expect(told(agent)).toContainText(`${number} cevaplandı ve çözüldü`);
  });
});

test("filters live in the address; the file has the rows of the list", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const q = word();
  const numbers = [
    await record(agent, `Çukur ${q}`),
    await record(agent, `ÇUKUR ${q}`),
    await record(agent, `cukur ${q}`),
  ];
  await agent.goto("/requests");
  await axeInBoth(agent);
  await agent.keyboard.press("/");
  await agent.keyboard.type(`cukur ${q}`);
  await agent.keyboard.press("Enter");
  for (const number of numbers) await expect(rowOf(agent, number)).toBeVisible();

  await agent.keyboard.press("f");
  const filters = agent.getByRole("dialog", { name: "Hangi başvurular görünsün?" });
  await filters.getByLabel("Kanal").selectOption("call_centre");
  await axe(agent);
  await filters.getByRole("button", { name: "Göster" }).click();
  await expect(agent).toHaveURL(/channel=call_centre/);
  await agent.reload();
  await expect(agent.getByRole("link", { name: "Filtreyi kaldır: kanal" })).toBeVisible();
  for (const number of numbers) await expect(rowOf(agent, number)).toBeVisible();

  const href = await agent.getByRole("link", { name: "Dışa aktar" }).getAttribute("href");
  const file = await (await agent.request.get(href ?? "")).text();
  const lines = file.trim().split("\r\n");
  expect(lines[0]).toContain("No;Geliş;Kayıt;Kanal");
  expect(
    lines
      .slice(1)
      .map((line) => line.slice(0, 11))
      .sort(),
  ).toEqual([...numbers].sort());

  await agent.getByRole("link", { name: "Filtreyi kaldır: kanal" }).click();
  await expect(agent).not.toHaveURL(/channel/);
});

test("a head assigns several at once and sees who has what", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const head = await signInAs("department_head");
  const q = word();
  await agent.goto("/triage");
  const lookups = await (await agent.request.get("/api/trpc/lookups.all")).json();
  const departments: { id: number; shortName: string }[] = lookups.result.data.json.departments;
  const departmentId = departments.find(({ shortName }) => shortName === "Fen İşleri")?.id;
  for (const text of ["Yolda çukur", "Yolda ikinci çukur"]) await record(agent, `${text} ${q}`, { departmentId });

  await head.goto(`/requests?q=${q}`);
  await expect(head.getByRole("row")).toHaveCount(3);
  await head.keyboard.press("x");
  await head.keyboard.press("j");
  await head.keyboard.press("x");
  await expect(head.getByRole("region", { name: "Seçilenler" })).toContainText("2 seçili");
  await axe(head);
  await head.keyboard.press("a");
  const dialog = head.getByRole("dialog", { name: "2 başvuru kime atansın?" });
  await expect(dialog.getByLabel("Sorumlu")).toBeFocused();
  await head.keyboard.type("Personel 14");
  await expect(head.getByRole("option").first()).toBeVisible();
  await head.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Ata" }).click();
  await expect(told(head)).toContainText("2 başvuru atandı");

  await head.goto("/team");
  await axeInBoth(head);
  await head.getByRole("link", { name: "Örnek Personel 14", exact: true }).click();
  await expect(head).toHaveURL(/assignee=/);
  await expect(head.getByRole("row").filter({ hasText: q })).toHaveCount(2);
});

test("a view is a name for an address", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const name = `Açıklar ${randomInt(1_000_000)}`;
  await agent.goto("/requests?status=open&channel=cimer");
  await agent.getByRole("button", { name: "Kaydet" }).click();
  const dialog = agent.getByRole("dialog", { name: "Bu görünümü kaydet" });
  await dialog.getByRole("button", { name: "Kaydet" }).click();
  await expect(dialog).toContainText("Görünüme bir ad verin.");
  await dialog.getByLabel("Ad", { exact: true }).fill(name);
  await axe(agent);
  await dialog.getByRole("button", { name: "Kaydet" }).click();
  await expect(told(agent)).toContainText(name);
  await agent.goto("/requests");
  await agent.getByRole("link", { name }).click();
  await expect(agent).toHaveURL(/channel=cimer/);
  await agent.getByRole("button", { name: "Kaydet" }).click();
  await agent.getByRole("button", { name: `Kaldır: ${name}` }).click();
  await expect(agent.getByRole("navigation").getByRole("link", { name })).toHaveCount(0);
});

test("each begins the day where their work is", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  await agent.goto("/");
  await expect(agent.getByRole("heading", { name: "Bugün", level: 1 })).toBeVisible();
  await axeInBoth(agent);
  const head = await signInAs("department_head");
  await head.goto("/");
  await expect(head.getByRole("heading", { name: "Müdürlüğün işleri" })).toBeVisible();
  await axeInBoth(head);
  const office = await signInAs("mayor_office");
  await office.goto("/");
  await expect(office).toHaveURL(/\/reports\/\d{4}/);
  const admin = await signInAs("admin");
  await admin.goto("/");
  await expect(admin).toHaveURL(/\/settings/);
  await admin.goto("/requests");
  await expect(admin.getByText("Başvuruları göremezsiniz")).toBeVisible();
});

test("a row says how many open requests are like it", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const lookups = await (await agent.request.get("/api/trpc/lookups.all")).json();
  const [place] = lookups.result.data.json.neighbourhoods;
  const q = word();
  const first = await record(agent, `Yolda çukur var ${q}`, { neighbourhoodId: place.id });
  await record(agent, `Yolda derin bir çukur var ${q}`, { neighbourhoodId: place.id });
  await agent.goto(`/triage?q=${q}`);
  await expect(rowOf(agent, first)).toContainText(/\d+\+? benzer/);
  await axeInBoth(agent);
});

test("a department's own work on a telephone @phone", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const worker = await signInAs("department_staff");
  const lookups = await (await worker.request.get("/api/trpc/lookups.all")).json();
  const roads = lookups.result.data.json.departments.find(({ slug }: { slug: string }) => slug === "fen-isleri");
  const { request } = await call(agent, "requests.receive", {
    channel: "call_centre",
    externalId: `deneme-${randomInt(1_000_000_000)}`,
    description: "Okulun önünde çukur var",
    departmentId: roads.id,
  });
  await call(worker, "requests.act", { id: request.id, change: { act: "start" } });
  await worker.goto("/");
  await expect(worker.getByRole("heading", { name: "İşlerim" })).toBeVisible();
  await expect(worker.getByRole("list").getByRole("link").first()).toBeVisible();
  await axeInBoth(worker);
  expect(await worker.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await worker.goto("/requests");
  await expect(worker.getByRole("list", { name: "Başvurular" })).toBeVisible();
  await axe(worker);
});
