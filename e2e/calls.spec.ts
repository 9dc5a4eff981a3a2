import type { APIRequestContext, Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

/** The telephone of the sample agent, as the seed gives it. */
const EXTENSION = "101";

const stamp = (at: Date): string => new Date(at.getTime() + 3 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
const newPhone = () => `0500${String(Date.now()).slice(-7)}`;

/** Switches the exchange on as an administrator does, and gives its secret address. */
async function exchange(admin: Page): Promise<string> {
  await admin.goto("/settings/channels/verimor-call");
  await admin.getByLabel("Açık").check();
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByText("Bağlantı kaydedildi.")).toBeVisible();
  await admin.reload();
  const address = admin.getByText(/\/api\/webhooks\/verimor-call\/\S+/).first();
  const [path = ""] = /\/api\/webhooks\/verimor-call\/[\w-]+/.exec((await address.textContent()) ?? "") ?? [];
  return path;
}

/** A call as Bulutsantralim tells of it. */
function call(request: APIRequestContext, path: string, number: string) {
  const uuid = crypto.randomUUID();
  const start = new Date();
  const tell = async (event: string, fields: Record<string, string>) => {
    const common = {
      event_type: event,
      domain_id: "101",
      direction: "inbound",
      caller_id_number: number,
      destination_number: EXTENSION,
      dialed_user: EXTENSION,
      connected_user: EXTENSION,
      call_uuid: uuid,
      start_stamp: stamp(start),
    };
    const answer = await request.post(path, { form: { ...common, ...fields } });
    expect(answer.status()).toBe(200);
  };
  return {
    rings: () => tell("ringing", {}),
    isTaken: () => tell("answer", { answer_stamp: stamp(new Date()) }),
    ends: (answered: boolean) =>
      tell("hangup", {
        end_stamp: stamp(new Date()),
        duration: answered ? "12" : "0",
        answered: String(answered),
        sip_hangup_disposition: "caller",
      }),
  };
}

/** When words first stand on the page, by its own clock. */
const seenAt = (page: Page, words: string): Promise<number> =>
  page.evaluate(
    (text) =>
      new Promise<number>((seen) => {
        const look = () => document.querySelector("section[aria-live]")?.textContent.includes(text) && seen(Date.now());
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    words,
  );

const card = (page: Page) => page.getByRole("region", { name: "Telefonunuz" });

async function bothThemes(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test.describe("the telephone", () => {
  // The browser says a line of its own for the refusal that is provoked here.
  test.use({ expectedErrors: [/status of 400/] });
  let path = "";
  let known = "";

  test.beforeEach(async ({ signInAs }) => {
    path ||= await exchange(await signInAs("admin"));
  });

  test("a ringing call becomes a request, and the log shows which", async ({ signInAs, request }) => {
    const page = await signInAs("agent");
    await page.goto("/triage");
    const phone = newPhone();
    const ringing = call(request, path, phone);
    // The worker may not know yet that the exchange was switched on.
    await expect(async () => {
      await ringing.rings();
      await expect(card(page)).toContainText("Çalıyor", { timeout: 2000 });
    }).toPass();
    await expect(card(page)).toContainText("Bu numara kayıtlı değil");
    await expect(card(page)).not.toContainText(phone.slice(4, 9));
    await bothThemes(page);

    await ringing.isTaken();
    await expect(card(page)).toContainText("Görüşme");
    await card(page).getByRole("link", { name: "Yeni başvuru" }).click();
    await expect(page.getByRole("region", { name: "Bu çağrı" })).toContainText("görüşülüyor");
    await expect(card(page).getByRole("article")).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: "Telefon" })).toHaveValue(new RegExp(phone.slice(-2)));
    await bothThemes(page);
    // The call has brought the number: what is wanted is typed at once.
    await expect(page.getByLabel("Ne istiyor?")).toBeFocused();
    await page.keyboard.type("Merdivenin korkuluğu sallanıyor, tutunanlar düşebilir");
    await page.getByLabel("Ad soyad").fill("Örnek Vatandaş 951");
    await page.getByRole("button", { name: /ön değerlendirmede kalsın/ }).click();
    const saved = page.getByRole("region", { name: "Kaydedildi" });
    await expect(saved).toContainText(/20\d\d-\d{6}/);
    const [number = ""] = /20\d\d-\d{6}/.exec((await saved.textContent()) ?? "") ?? [];

    await ringing.ends(true);
    await expect(async () => {
      await page.goto(`/calls?number=${phone}`);
      await expect(page.getByRole("row", { name: new RegExp(number) })).toContainText("cevaplandı", { timeout: 2000 });
    }).toPass();
    await bothThemes(page);

    known = phone;
  });

  test("who is known is shown by name, with what is open, and the card leaves with the call", async ({
    signInAs,
    request,
  }) => {
    const page = await signInAs("agent");
    await page.goto("/calls");
    const again = call(request, path, known);
    const shown = seenAt(page, "Örnek Vatandaş 951");
    const told = Date.now();
    await again.rings();
    await expect(card(page)).toContainText("Örnek Vatandaş 951");
    test.info().annotations.push({ type: "from the exchange to the card", description: `${(await shown) - told} ms` });
    await expect(card(page)).toContainText("1 açık başvurusu var");
    await again.ends(false);
    await expect(card(page)).toContainText("Çağrı kapandı");
    await expect(card(page).getByRole("article")).toHaveCount(0, { timeout: 15_000 });
  });

  test("a hidden number says so, and is nobody else's business", async ({ signInAs, request }) => {
    const [agent, manager] = [await signInAs("agent"), await signInAs("pr_manager")];
    for (const page of [agent, manager]) {
      await page.goto("/requests");
    }
    const hidden = call(request, path, "anonymous");
    await hidden.rings();
    await expect(card(agent)).toContainText("Gizli numara");
    await expect(card(manager).getByRole("article")).toHaveCount(0);
    await hidden.ends(false);
    await agent.goto("/calls/missed");
    await expect(agent.getByText(/gizli numaradan/)).toBeVisible();
    await agent.getByRole("link", { name: "Kayıtta göster" }).click();
    await expect(agent.getByRole("table").getByText("gizli numara").first()).toBeVisible();
  });

  test("a missed call is called back by one", async ({ signInAs, request }) => {
    const page = await signInAs("agent");
    const phone = newPhone();
    const missed = call(request, path, phone);
    await missed.rings();
    await missed.ends(false);
    const row = page.getByRole("row").filter({ hasText: "1 çağrı" }).last();
    await expect(async () => {
      await page.goto(`/calls/missed?number=${phone}`);
      await expect(row).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(page.getByRole("navigation", { name: "Menü" }).getByText(/\d+ cevapsız/)).toBeVisible();
    await bothThemes(page);
    await row.getByRole("button", { name: /Üstlen/ }).click();
    await expect(row).toContainText("siz");

    const manager = await signInAs("pr_manager");
    await manager.goto(`/calls/missed?number=${phone}`);
    await expect(manager.getByRole("button", { name: /Devral/ })).toBeVisible();
    await expect(manager.getByRole("button", { name: /Sonucu yaz/ })).toHaveCount(0);

    await row.getByRole("button", { name: /Sonucu yaz/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ne oldu?").selectOption("closed");
    await dialog.getByRole("button", { name: "Yaz" }).click();
    await expect(dialog.getByText("Bu alan boş kalamaz.")).toBeVisible();
    await dialog.getByLabel("Not").fill("Başka bir konuda aradığını söyledi.");
    await dialog.getByRole("button", { name: "Yaz" }).click();
    await expect(page.getByText("Geri aranacak kimse yok")).toBeVisible();
    await page.goto(`/calls/missed?state=closed&number=${phone}`);
    await expect(page.getByRole("table")).toContainText("Başka bir konuda aradığını söyledi.");
  });

  test("how calls are served is shown by hour, and by person to the manager alone", async ({ signInAs }) => {
    const manager = await signInAs("pr_manager");
    await manager.goto("/calls/service?from=2026-01-01&to=2026-02-01");
    await expect(manager.getByRole("table", { name: "Görevliye göre" })).toContainText("Örnek Personel");
    await bothThemes(manager);
    const figure = manager.getByRole("table", { name: "Görevliye göre" }).getByRole("link").first();
    const count = Number((await figure.textContent())?.replace(".", ""));
    await figure.click();
    await manager.waitForURL("**/calls?**");
    await expect(manager.getByRole("table").getByRole("row")).toHaveCount(Math.min(count, 50) + 1);
    const agent = await signInAs("agent");
    await agent.goto("/calls/service?from=2026-01-01&to=2026-02-01");
    await expect(agent.getByText("yalnızca halkla ilişkiler müdürü")).toBeVisible();
    await expect(agent.getByRole("table", { name: "Görevliye göre" })).toHaveCount(0);
  });

  test("a file of calls is read, and its bad lines are told in words", async ({ signInAs }) => {
    const manager = await signInAs("pr_manager");
    await manager.goto("/settings/call-files");
    await manager.locator("input[type=file]").setInputFiles("server/integrations/asterisk/fixtures/Master.csv");
    const row = manager.getByRole("row", { name: /Master\.csv/ }).first();
    await expect(row).toContainText("okundu");
    await row.getByText("2 satır okunamadı").click();
    await expect(row).toContainText("6. satır: başlangıç zamanı okunamadı");
    await bothThemes(manager);
  });

  test("is switched off again", async ({ signInAs }) => {
    const admin = await signInAs("admin");
    await admin.goto("/settings/channels/verimor-call");
    await admin.getByLabel("Açık").uncheck();
    await admin.getByRole("button", { name: "Kaydet" }).click();
    await expect(admin.getByText("Bağlantı kaydedildi.")).toBeVisible();
  });
});

test("on a telephone, calls and those to call back are read without a table @phone", async ({ signInAs }) => {
  const page = await signInAs("agent");
  for (const path of ["/calls", "/calls/missed", "/calls/service"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await bothThemes(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
