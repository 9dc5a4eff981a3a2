import type { Locator, Page } from "@playwright/test";
import { georeport } from "@/server/testing/georeport";
import { axe, expect, test } from "./fixtures";

/** Another city's Open311 server, one of whose services must be told more than the specification's own fields. */
const INSTITUTION = "GDZ Elektrik";
const SHOTS = process.env.SHOTS;

let theirs: Awaited<ReturnType<typeof georeport>>;
test.beforeAll(async () => {
  theirs = await georeport({ format: "xml" });
});
test.afterAll(() => theirs.close());
test.setTimeout(180_000);

/** The server's own refusals are provoked on purpose. */
test.use({ expectedErrors: [/status of 400/] });

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** In both themes and on a telephone. */
async function everywhere(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
    await shoot(page, `${name}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await shoot(page, `${name}-phone`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function setUp(admin: Page, on: boolean): Promise<void> {
  await admin.goto("/settings/handover");
  await admin.getByRole("link", { name: INSTITUTION }).click();
  await admin.getByLabel("Sunucunun adresi").fill(theirs.url);
  await admin.getByLabel("jurisdiction_id").fill("baska.example");
  await admin.getByLabel("api_key").fill("the-key");
  await admin.getByRole("checkbox", { name: "Aktarma açık" }).setChecked(on);
  await admin.getByRole("button", { name: "Kaydet", exact: true }).click();
  await expect(admin.getByText("Kurumun bağlantısı kaydedildi")).toBeVisible();
  if (!on) return;
  await admin.getByRole("button", { name: "Sunucuyu sına" }).click();
  await expect(admin.getByText("Sunucu yanıt verdi: 2 hizmet")).toBeVisible();
  await admin.getByLabel("Karşılığı olmayan konular").selectOption("Cans left out 24x7");
  await admin.getByRole("button", { name: "Konuları kaydet" }).click();
  await expect(admin.getByText("Kurumun bağlantısı kaydedildi").last()).toBeVisible();
}

async function recorded(agent: Page): Promise<string> {
  await agent.goto("/requests/new");
  await agent.getByRole("textbox", { name: "Telefon" }).fill(`0500 ${String(Date.now()).slice(-7)}`);
  await agent.getByLabel("Ad soyad").fill("Örnek Vatandaş 312");
  await agent.getByLabel("Ne istiyor?").fill("Kutular sokakta bırakılmış, günlerdir alınmıyor");
  await agent.keyboard.press("Control+s");
  const panel = agent.getByRole("region", { name: "Kaydedildi" });
  await expect(panel).toContainText(/20\d\d-\d{6}/);
  return /20\d\d-\d{6}/.exec((await panel.textContent()) ?? "")?.[0] ?? "";
}

/** The dialog that refers, with the institution chosen. */
async function referring(agent: Page, number: string): Promise<Locator> {
  await agent.keyboard.press("y");
  const dialog = agent.getByRole("dialog", { name: new RegExp(number) });
  await dialog.getByLabel("Kurum").fill("GDZ");
  await agent.getByRole("option", { name: new RegExp(INSTITUTION) }).click();
  return dialog;
}

test("what an institution's service asks for is asked in the dialog, refused without, and sent", async ({
  signInAs,
}) => {
  const admin = await signInAs("admin");
  await setUp(admin, true);
  const agent = await signInAs("agent");
  const number = await recorded(agent);
  await agent.goto(`/requests/${number}`);
  const dialog = await referring(agent, number);
  const asks = dialog.getByRole("region", { name: "Kurumun istedikleri" });
  await expect(asks).toContainText("Cans left out 24x7");
  await expect(asks).toContainText("Cans are emptied on Mondays.");

  await dialog.getByRole("button", { name: "Yönlendir" }).click();
  await expect(asks.getByRole("alert")).toHaveText(["Bu alan boş kalamaz.", "Bu alan boş kalamaz."]);
  await asks.getByLabel("What is the ticket/tag/DL number?").selectOption("Chrysler");
  await asks.getByLabel("How many?").fill("çok");
  await dialog.getByRole("button", { name: "Yönlendir" }).click();
  await expect(asks.getByRole("alert")).toHaveText(["Sayı yazın: 12 ya da 3,5"]);
  await everywhere(agent, "handover-asked");

  // Shut by mistake, what was typed is there again.
  await agent.keyboard.press("Escape");
  await referring(agent, number);
  await expect(asks.getByLabel("How many?")).toHaveValue("çok");
  await asks.getByLabel("How many?").fill("2,5");
  await asks.getByRole("checkbox", { name: "North" }).check();
  await asks.getByRole("checkbox", { name: "East" }).check();
  await asks.getByLabel("Since when?").fill("2026-01-19T11:00");
  await asks.getByLabel("Which colour?").fill("koyu mavi");
  await dialog.getByRole("button", { name: "Yönlendir" }).click();
  const panel = agent.getByRole("region", { name: "Aktarma" });
  await expect(panel).toContainText("kurum kaydetti", { timeout: 30_000 });
  const form = theirs.taken.at(-1)?.form ?? new URLSearchParams();
  expect(form.getAll("attribute[SIDES][]")).toEqual(["n", "e"]);
  expect(Object.fromEntries(form)).toMatchObject({
    "attribute[WHISHETN]": "124",
    "attribute[CANS]": "2.5",
    "attribute[SINCE]": "2026-01-19T11:00:00+03:00",
    "attribute[COLOUR]": "koyu mavi",
  });

  // Refused over there, it is sent again with what was answered, mended where that is needed.
  theirs.become("refuses");
  const other = await recorded(agent);
  await agent.goto(`/requests/${other}`);
  const again = await referring(agent, other);
  await again.getByLabel("What is the ticket/tag/DL number?").selectOption("Ford");
  await again.getByLabel("How many?").fill("3");
  await again.getByRole("button", { name: "Yönlendir" }).click();
  await expect(panel).toContainText("kurum reddetti", { timeout: 30_000 });
  theirs.become("well");
  await panel.getByRole("button", { name: "Yeniden gönder" }).click();
  const resend = agent.getByRole("dialog", { name: "Kuruma yeniden gönder" });
  await expect(resend.getByLabel("How many?")).toHaveValue("3");
  await resend.getByLabel("How many?").fill("4");
  await everywhere(agent, "handover-resend");
  await resend.getByRole("button", { name: "Yeniden gönder" }).click();
  await expect(panel).toContainText("kurum kaydetti", { timeout: 30_000 });
  expect(theirs.taken.at(-1)?.form.get("attribute[CANS]")).toBe("4");
  expect(theirs.problems).toEqual([]);

  await agent.goto("/handovers?way=open311");
  await expect(agent.getByRole("table", { name: "Aktarılanlar" })).toContainText(other);
  await everywhere(agent, "handovers");
  await setUp(admin, false);
});
