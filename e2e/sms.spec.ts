import type { Page } from "@playwright/test";
import { z } from "zod";
import { startIletimerkezi } from "@/server/testing/gateways/iletimerkezi";
import { startVerimor } from "@/server/testing/gateways/verimor";
import { axe, expect, test } from "./fixtures";

/** Two gateways stand beside the product, as strict as the real ones. */
const VERIMOR = { user: "908501234567", password: "sample-password", header: "CIGLI BLD" };
const ILETI = { apiKey: "sample-key", hash: "sample-hash", header: "CIGLI BLD" };
const SHOTS = process.env.SHOTS;

const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

/** Sets a gateway up as an administrator does; gives our address where the gateway calls us. */
async function connect(admin: Page, vendor: string, fields: Record<string, string>): Promise<string> {
  await admin.goto(`/settings/channels/${vendor}`);
  for (const [label, value] of Object.entries(fields)) await admin.getByLabel(label, { exact: true }).fill(value);
  await admin.getByRole("checkbox", { name: /^Açık/ }).check();
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByRole("region", { name: "Bildirimler" })).toContainText("Bağlantı kaydedildi");
  await admin.reload();
  const address = admin.locator("output").filter({ hasText: `/api/webhooks/${vendor}/` });
  return (await address.textContent()) ?? "";
}

const gateways = (page: Page) => page.getByRole("list").filter({ hasText: "Verimor" }).getByRole("listitem");
const order = async (page: Page) =>
  (await gateways(page).allTextContents())
    .filter((text) => /\d\. sıra/.test(text))
    .map((text) => /[A-Zİ][\wİ ]+?(?=\d)/.exec(text)?.[0]);

async function save(admin: Page): Promise<void> {
  await admin.getByRole("button", { name: "Kaydet" }).click();
  await expect(admin.getByRole("region", { name: "Bildirimler" }).last()).toContainText("SMS ayarları kaydedildi");
}

const numberSchema = z.object({
  result: z.object({
    data: z.object({ json: z.object({ request: z.object({ year: z.number(), seq: z.number() }) }) }),
  }),
});
let count = 0;
/** A request as an agent records it; its receipt goes out by SMS. */
async function record(agent: Page): Promise<string> {
  count += 1;
  const stamp = `${Date.now()}`.slice(-5);
  const response = await agent.request.post("/api/trpc/requests.receive", {
    data: {
      json: {
        channel: "call_centre",
        externalId: `sms-journey-${Date.now()}-${count}`,
        kind: "demand",
        description: "Parktaki bank kırılmış, oturulmuyor",
        citizen: {
          name: "Örnek Vatandaş 981",
          phone: `0500 9${stamp.slice(0, 2)} ${stamp.slice(2, 4)} ${stamp.slice(4)}${count}`,
        },
      },
    },
  });
  const { year, seq } = numberSchema.parse(await response.json()).result.data.json.request;
  return `${year}-${String(seq).padStart(6, "0")}`;
}

/** The municipality is shared by all journeys: what carried its SMS before carries them afterwards, however this one ends. */
const settingsSchema = z.object({
  result: z.object({
    data: z.object({ json: z.object({ gateways: z.array(z.string()), quiet: z.unknown(), prices: z.unknown() }) }),
  }),
});
let found: z.infer<typeof settingsSchema>["result"]["data"]["json"] | undefined;
let standing: { stop: () => Promise<void> }[] = [];

test.beforeEach(async ({ signInAs }) => {
  const admin = await signInAs("admin");
  const { gateways, quiet, prices } = settingsSchema.parse(
    await (await admin.request.get("/api/trpc/sms.settings")).json(),
  ).result.data.json;
  found = { gateways, quiet, prices };
});

test.afterEach(async ({ signInAs }) => {
  const admin = await signInAs("admin");
  const put = async (path: string, json: unknown) =>
    expect((await admin.request.post(`/api/trpc/${path}`, { data: { json } })).ok(), path).toBe(true);
  await put("sms.save", found);
  for (const vendor of ["verimor-sms", "iletimerkezi"])
    await put("connections.save", { vendor, enabled: false, settings: {} });
  for (const one of standing) await one.stop();
  standing = [];
});

test("an SMS that does not arrive is seen, and sent again by another gateway", async ({ signInAs, request }) => {
  test.setTimeout(120_000);
  const verimor = await startVerimor(VERIMOR);
  const ileti = await startIletimerkezi(ILETI);
  standing = [verimor, ileti];
  const admin = await signInAs("admin");
  const verimorDoor = await connect(admin, "verimor-sms", {
    "Kullanıcı adı (12 hane)": VERIMOR.user,
    "API parolası": VERIMOR.password,
    "Gönderici başlığı": VERIMOR.header,
    "API adresi": verimor.url,
  });
  const iletiDoor = await connect(admin, "iletimerkezi", {
    "API anahtarı": ILETI.apiKey,
    "API özeti (hash)": ILETI.hash,
    "Gönderici başlığı": ILETI.header,
    "API adresi": ileti.url,
  });

  await admin.goto("/settings/sms");
  await expect(gateways(admin)).toHaveCount(5);
  await admin.getByRole("checkbox", { name: /^Deneme kaydı/i }).uncheck();
  await admin.getByRole("checkbox", { name: /^İleti Merkezi/ }).check();
  await admin.getByRole("checkbox", { name: /^Verimor/ }).check();
  expect(await order(admin)).toEqual(["İleti Merkezi", "Verimor"]);
  // By the keyboard alone: the button keeps the focus, so that one press can follow another.
  await admin.getByRole("button", { name: "Verimor yukarı" }).focus();
  await admin.keyboard.press("Enter");
  expect(await order(admin)).toEqual(["Verimor", "İleti Merkezi"]);
  await save(admin);
  await admin.reload();
  expect(await order(admin)).toEqual(["Verimor", "İleti Merkezi"]);

  // The worker learns of it within seconds; until then the trial record carries what is recorded.
  const agent = await signInAs("agent");
  let number = "";
  await expect(async () => {
    number = await record(agent);
    await expect.poll(() => verimor.taken.length, { timeout: 3_000 }).toBeGreaterThan(0);
  }).toPass({ timeout: 40_000 });
  const sent = verimor.taken.at(-1);
  expect(sent?.messages[0]?.msg).toContain(number);

  const push = await request.post(verimorDoor, {
    data: JSON.parse(verimor.push(sent?.custom_id ?? "", "NOT_DELIVERED", "6")),
  });
  expect(push.status()).toBe(200);
  await agent.goto(`/requests/${number}`);
  const facts = agent.getByRole("complementary", { name: "Başvurunun bilgileri" });
  await expect(async () => {
    await agent.reload();
    await expect(facts).toContainText("Telefon kapalı ya da kapsama alanı dışında.", { timeout: 2_000 });
  }).toPass();
  await shoot(agent, "request-failed");
  await axe(agent);

  await facts.getByRole("button", { name: "Yeniden gönder" }).click();
  const dialog = agent.getByRole("dialog", { name: "Mesajı yeniden gönder" });
  await dialog.getByLabel("Hangi hizmetle").selectOption("İleti Merkezi");
  await shoot(agent, "resend-dialog");
  await axe(agent);
  await dialog.getByRole("button", { name: "Yeniden gönder" }).click();
  await ileti.reached(1);
  await expect(async () => {
    await agent.reload();
    await expect(facts).toContainText("gönderildi", { timeout: 2_000 });
  }).toPass();
  expect(ileti.taken[0]?.message.text).toBe(sent?.messages[0]?.msg);
  expect(verimor.taken).toHaveLength(1);

  await request.post(iletiDoor, {
    data: { report: { id: 1, packet_id: Number(ileti.lastOrder()), status: "delivered", to: "", body: "" } },
  });
  await expect(async () => {
    await agent.reload();
    await expect(facts).toContainText("iletildi", { timeout: 2_000 });
  }).toPass();
  await expect(facts).toContainText("İleti Merkezi");

  // The ledger counts both, and each figure opens its messages.
  await agent.goto("/messages");
  await agent.getByRole("link", { name: "Aylık defter" }).click();
  await expect(agent.getByRole("heading", { level: 1, name: "Aylık gönderim defteri" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.emulateMedia({ colorScheme });
    await axe(agent);
    await shoot(agent, `ledger-${colorScheme}`);
  }
  await agent.getByRole("link", { name: /^Verimor, .*İletilemedi: 1$/ }).click();
  await expect(agent).toHaveURL(/sender=verimor-sms/);
  await expect(agent.getByRole("table", { name: "Mesajlar" }).getByRole("row")).toHaveCount(2);
  await expect(agent.getByRole("main")).toContainText(number);
  await shoot(agent, "messages-of-figure");

  // A closed gateway is said in words.
  await verimor.stop();
  for (const one of [1, 2, 3]) await record(agent).then(() => ileti.reached(one + 1));
  await expect(async () => {
    await admin.reload();
    await expect(gateways(admin).filter({ hasText: "Verimor" })).toContainText(/beri yanıt vermiyor/, {
      timeout: 2_000,
    });
  }).toPass({ timeout: 30_000 });
  for (const colorScheme of ["light", "dark"] as const) {
    await admin.emulateMedia({ colorScheme });
    await axe(admin);
    await shoot(admin, `sms-settings-${colorScheme}`);
  }
  await admin.goto("/settings");
  await expect(admin.getByRole("region", { name: "Bakılması gerekenler" })).toContainText(
    /Verimor SMS yanıt vermiyor.* beri/,
  );
  await expect(admin.getByRole("link", { name: /^Ayarlar.*konuya bakılması gerekiyor/ })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await admin.emulateMedia({ colorScheme });
    await axe(admin);
  }
});

test.describe("a form that comes back", () => {
  // The browser's own line for it.
  test.use({ expectedErrors: [/status of 422/] });

  test("a citizen who wants no messages says so, and staff see it @phone", async ({ signInAs, newVisitor }) => {
    const agent = await signInAs("agent");
    const number = await record(agent);
    await agent.goto(`/requests/${number}`);
    const link = await agent.getByRole("link", { name: /\/takip\// }).getAttribute("href");
    const citizen = await newVisitor();
    await citizen.goto(link ?? "");
    await citizen.getByRole("link", { name: "Bana mesaj gönderilmesin" }).click();
    await expect(citizen.getByRole("heading", { level: 1 })).toContainText("Size mesaj gönderilmesin mi?");
    await axe(citizen);
    await shoot(citizen, "citizen-stop-phone");
    await citizen.getByLabel(/son dört/i).fill("0000");
    await citizen.getByRole("button", { name: "Mesaj gönderilmesin" }).click();
    await expect(citizen.getByRole("alert").first()).toBeVisible();

    await agent.getByRole("button", { name: "Mesaj gönderilmesin" }).click();
    await agent.getByRole("button", { name: "Gönderilmesin", exact: true }).click();
    await expect(agent.getByRole("button", { name: "Yeniden mesaj gönder" })).toBeVisible();
    await shoot(agent, "request-phone");
    await citizen.goto(link ?? "");
    await expect(citizen.getByRole("link", { name: "Bana yeniden mesaj gönderilsin" })).toBeVisible();
    await agent.getByRole("button", { name: "Yeniden mesaj gönder" }).click();
    await expect(agent.getByRole("button", { name: "Mesaj gönderilmesin" })).toBeVisible();
  });

  test("the public form asks for a mobile number or an e-mail", async ({ newVisitor }) => {
    const citizen = await newVisitor();
    await citizen.goto("/basvuru");
    await citizen.getByLabel("Ne oldu, ne istiyorsunuz?").fill("Parktaki bank kırılmış, oturulmuyor");
    await citizen.getByLabel("Telefonla").check();
    await citizen.getByLabel("Cep telefonu").fill("0232 376 00 00");
    await citizen.getByLabel("Aydınlatma metnini okudum.").check();
    await citizen.getByRole("button", { name: "Başvuruyu gönder" }).click();
    await expect(citizen.getByRole("main")).toContainText("Bu numaraya SMS gidemiyor");
  });
});

test("settings and ledger fit a telephone @phone", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  for (const path of ["/settings/sms", "/messages/ledger"]) {
    await admin.goto(path);
    await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await admin.emulateMedia({ colorScheme });
      await axe(admin);
      await shoot(admin, `phone${path.replaceAll("/", "-")}-${colorScheme}`);
    }
  }
});
