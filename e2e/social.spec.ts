import { createHmac } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { startMessenger } from "@/server/testing/messenger";
import { axe, expect, test } from "./fixtures";

const PAGE_ID = "100000000000001";
const SECRET = "journey-app-secret";
const TOKEN = "journey-page-token";
const PERSON = `70${String(Date.now()).slice(-12)}`;
const NAME = "Örnek Vatandaş 914";

/** What Meta sends, signed as it signs. */
const send = (request: APIRequestContext, entry: object) => {
  const data = JSON.stringify({ object: "page", entry: [{ id: PAGE_ID, time: Date.now(), ...entry }] });
  const signature = `sha256=${createHmac("sha256", SECRET).update(data).digest("hex")}`;
  return request.post("/api/webhooks/meta", {
    data,
    headers: { "content-type": "application/json", "x-hub-signature-256": signature },
  });
};
const said = (mid: string, text: string) => ({
  messaging: [{ sender: { id: PERSON }, recipient: { id: PAGE_ID }, timestamp: Date.now(), message: { mid, text } }],
});
const commented = (post: string, message: string) => ({
  changes: [
    {
      field: "feed",
      value: {
        item: "comment",
        verb: "add",
        comment_id: `${post}_9`,
        post_id: `${PAGE_ID}_${post}`,
        created_time: Math.floor(Date.now() / 1000),
        from: { id: PERSON, name: NAME },
        post: { permalink_url: "https://www.facebook.com/ornekbelediye/posts/914" },
        message,
      },
    },
  ],
});

async function switchOn(admin: Page, graphUrl: string) {
  await admin.goto("/settings/channels/meta");
  const fill = (label: string, value: string) => admin.getByLabel(label, { exact: true }).fill(value);
  await fill("Doğrulama sözcüğü", "journey-word");
  await fill("Uygulama gizli anahtarı", SECRET);
  await fill("Sayfa kimliği", PAGE_ID);
  await fill("Sayfa erişim belirteci", TOKEN);
  await fill("Graph API adresi", graphUrl);
  await admin.getByLabel("Açık").check();
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByText("Bağlantı kaydedildi.")).toBeVisible();
  await admin.getByRole("button", { name: "Bağlantıyı dene" }).click();
  await expect(admin.getByText("Karşı taraf yanıt verdi, bilgiler doğru.")).toBeVisible();
}

async function switchOff(admin: Page) {
  await admin.goto("/settings/channels/meta");
  await admin.getByLabel("Açık").uncheck();
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByText("Bağlantı kaydedildi.")).toBeVisible();
}

/** The request's own page, found in triage by its words, which arrive by the worker. */
async function openFromTriage(agent: Page, words: string) {
  await expect(async () => {
    await agent.goto(`/triage?q=${encodeURIComponent(words)}`);
    await expect(agent.getByRole("complementary", { name: "Başvuru önizlemesi" })).toContainText(words, {
      timeout: 1500,
    });
  }).toPass();
  // A page that is drawn hears the keyboard a moment later.
  await expect(async () => {
    if (agent.url().includes("/triage")) await agent.keyboard.press("Enter");
    await expect(agent.getByRole("heading", { level: 1 })).toContainText(words.slice(0, 20), { timeout: 3000 });
  }).toPass();
}

const departmentOf = async (agent: Page, number: string): Promise<void> => {
  await agent.goto(`/requests/${number}`);
  await agent.keyboard.press("s");
  const dialog = agent.getByRole("dialog", { name: new RegExp(number) });
  await dialog.getByLabel("Müdürlük", { exact: true }).fill("Fen İşleri");
  await agent.getByRole("option", { name: "Fen İşleri Müdürlüğü" }).click();
  await dialog.getByRole("button", { name: "Sevk et" }).click();
  await expect(agent.getByRole("region", { name: "Zaman çizelgesi" })).toContainText("Fen İşleri");
};

/** What the person writes after the answer opens a request; one key says that it belongs to the answered one, which shows its words. */
async function belongsToTheAnswered(
  agent: Page,
  request: APIRequestContext,
  mark: string,
): Promise<{ answered: string; number: string; words: string }> {
  const words = `Bu kez direk ${mark} yana yattı, çocuk parkının girişinde`;
  const answered = /20\d\d-\d{6}/.exec(agent.url())?.[0] ?? "";
  await send(request, said(`m_${mark}_2`, words));
  await openFromTriage(agent, `direk ${mark}`);
  const number = /20\d\d-\d{6}/.exec(agent.url())?.[0] ?? "";
  const offer = agent.getByRole("region", { name: "Cevaptan sonra yazılan başvuru" });
  await expect(offer.getByRole("button", { name: `${answered} numaralı başvuruya ait` })).toBeVisible();
  await axe(agent);
  await agent.keyboard.press("t");
  await expect(agent.getByText(`${number}, ${answered} ile birleştirildi`)).toBeVisible();
  await expect(offer).toHaveCount(0);
  await departmentOf(agent, answered);
  return { answered, number, words };
}

test("a message on Messenger becomes a request, is answered in its window, and its writer may be a commenter", async ({
  signInAs,
  request,
}) => {
  const graph = await startMessenger({ pageId: PAGE_ID, pageToken: TOKEN });
  graph.people.set(PERSON, { name: NAME });
  const admin = await signInAs("admin");
  await switchOn(admin, graph.url);
  const agent = await signInAs("agent");
  const mark = PERSON.slice(-6);

  expect(
    (await send(request, said(`m_${mark}_1`, `Sokak lambası ${mark} yanmıyor, geceleri çok karanlık`))).status(),
  ).toBe(200);
  await openFromTriage(agent, `Sokak lambası ${mark}`);
  await graph.reached(1);
  expect(graph.taken[0]?.body).toMatchObject({ recipient: { id: PERSON }, messaging_type: "RESPONSE" });

  const ways = agent.getByRole("list", { name: "Nasıl gidecek" });
  await expect(ways).toContainText("Facebook");
  await expect(ways).toContainText("SMS: cep telefonu yok");
  await agent
    .getByRole("textbox", { name: /Vatandaşın okuyacağı cevabı yazın/ })
    .fill("Lambanın ampulü bugün değiştirildi.");
  await agent.getByRole("button", { name: "Cevapla ve çöz" }).click();
  await graph.reached(2);
  expect(graph.taken[1]?.body).toMatchObject({ message: { metadata: expect.stringMatching(/^message-\d+$/) } });
  await expect(async () => {
    await agent.reload();
    await expect(agent.getByRole("complementary", { name: "Başvurunun bilgileri" })).toContainText(
      /Facebook, sonuç[\s\S]*gönderildi/,
    );
  }).toPass();
  await send(request, {
    messaging: [
      {
        sender: { id: PERSON },
        recipient: { id: PAGE_ID },
        read: { watermark: Date.now() + 1000 },
        timestamp: Date.now(),
      },
    ],
  });
  await expect(async () => {
    await agent.reload();
    await expect(agent.getByRole("complementary", { name: "Başvurunun bilgileri" })).toContainText("iletildi", {
      timeout: 1500,
    });
  }).toPass();

  const { answered, number, words } = await belongsToTheAnswered(agent, request, mark);
  const worker = await signInAs("department_staff");
  for (const width of [1440, 390]) {
    await worker.setViewportSize({ width, height: 900 });
    await worker.goto(`/requests/${answered}`);
    const merged = worker
      .getByRole("region", { name: "Birleştirilen başvurular" })
      .getByRole("region", { name: number });
    await expect(merged).toContainText(words);
    await axe(worker);
  }

  await send(request, commented(`5${mark}`, `Kaldırım ${mark} çökmüş, yürünmüyor`));
  await openFromTriage(agent, `Kaldırım ${mark}`);
  await expect(agent.getByRole("link", { name: "Gönderiyi aç" })).toHaveAttribute("href", /ornekbelediye\/posts\/914/);
  const same = agent.getByRole("region", { name: "Aynı kişi olabilir" });
  await expect(same).toContainText("aynı hesap, aynı ad");
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.emulateMedia({ colorScheme });
    await axe(agent);
  }
  await agent.emulateMedia({ colorScheme: "light" });
  await same.getByRole("button", { name: "Aynı kişi" }).click();
  await expect(same).toContainText("Başka bir kayıtla aynı kişi sayıldı.");
  await same.getByRole("button", { name: "Ayır" }).click();
  await expect(same).toContainText("aynı hesap");

  await agent.getByRole("button", { name: "Diğer işlemler" }).click();
  await agent.getByRole("menuitem", { name: "Gönderinin altına yanıtla" }).click();
  const answer = agent.getByRole("button", { name: "Herkese açık yanıtla" });
  await expect(answer).toBeVisible();
  await expect(agent.getByRole("menu")).toHaveCount(0);
  await axe(agent);
  await answer.click();
  // The third was the receipt of what was written after the answer.
  await graph.reached(4);
  expect(graph.taken[3]?.path).toBe(`5${mark}_9/comments`);

  await switchOff(admin);
  await graph.stop();
});

const telephone = (page: Page) => page.getByRole("textbox", { name: "Telefon" });

test("a post is recorded by hand from its link, by the keyboard alone, and once", async ({ signInAs }) => {
  const page = await signInAs("agent");
  const id = String(Date.now());
  await page.goto("/requests/new");
  await expect(telephone(page)).toBeFocused();
  await page.keyboard.insertText(`https://twitter.com/OrnekVatandas915/status/${id}?s=20`);
  await expect(page.getByLabel("Gönderinin bağlantısı")).toHaveValue(`https://x.com/OrnekVatandas915/status/${id}`);
  await expect(telephone(page)).toHaveValue("");
  await expect(page.getByLabel("Ad soyad")).toHaveValue("@OrnekVatandas915");
  await expect(page.getByLabel("Kanal")).toHaveValue("x");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Durağın camı kırık, cam parçaları yerde");
  await axe(page);
  await page.keyboard.press("Control+s");
  const panel = page.getByRole("region", { name: "Kaydedildi" });
  await expect(panel).toContainText(/20\d\d-\d{6}/);
  const number = /20\d\d-\d{6}/.exec((await panel.textContent()) ?? "")?.[0] ?? "";

  await page.keyboard.insertText(`https://x.com/OrnekVatandas915/status/${id}`);
  await expect(page.getByText("Bu gönderi kayıtlı:")).toBeVisible();
  await page.getByRole("link", { name: number }).last().click();
  await expect(page.getByRole("link", { name: "Gönderiyi aç" })).toHaveAttribute(
    "href",
    `https://x.com/OrnekVatandas915/status/${id}`,
  );
});

test("a post is recorded on a telephone @phone", async ({ signInAs }) => {
  const page = await signInAs("agent");
  await page.goto("/requests/new");
  await page.getByLabel("Kanal").selectOption("instagram");
  await page.getByLabel("Gönderinin bağlantısı").fill("https://www.instagram.com/ornek916/p/Cx1yZabc916/?igsh=x");
  await expect(page.getByLabel("Ad soyad")).toHaveValue("@ornek916");
  await axe(page);
});
