import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";

/** A telephone nobody has yet; sample numbers begin with 0500. */
const newPhone = () => `0500 ${String(Date.now()).slice(-7)}`;
/** No keyword of any subject stands in it. */
const WORDS = "Merdivenin korkuluğu sallanıyor, tutunanlar düşebilir";

const telephone = (page: Page) => page.getByRole("textbox", { name: "Telefon" });

async function open(page: Page) {
  await page.goto("/requests/new");
  await expect(telephone(page)).toBeFocused();
}

/** Types into whatever has the focus, as somebody who never touches the mouse. */
async function take(page: Page, { phone, name, text }: { phone: string; name: string; text: string }) {
  await page.keyboard.type(phone);
  await page.keyboard.press("Tab");
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(text);
  await expect(page.getByLabel("Ne istiyor?")).toHaveValue(text);
}

const panel = (page: Page) => page.getByRole("region", { name: "Kaydedildi" });
const caller = (page: Page) => page.getByRole("region", { name: "Arayan" });

test("a call is recorded by the keyboard alone and waits in triage", async ({ signInAs }) => {
  const page = await signInAs("agent");
  await open(page);
  await take(page, { phone: newPhone(), name: "Örnek Vatandaş 901", text: WORDS });
  await page.keyboard.press("Alt+2");
  await expect(page.getByRole("radio", { name: "şikâyet" })).toBeChecked();
  await page.keyboard.press("Control+s");

  await expect(panel(page)).toContainText(/20\d\d-\d{6}/);
  await expect(panel(page)).toContainText("yeni");
  await expect(panel(page)).toContainText(/\/t\/[A-Z2-9]{10}/);
  // The next call may come: the form is empty and the telephone has the focus.
  await expect(telephone(page)).toBeFocused();
  await expect(telephone(page)).toHaveValue("");
  await expect(page.getByLabel("Ne istiyor?")).toHaveValue("");

  await panel(page).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: WORDS })).toBeVisible();
});

test("words suggest subject and department, and it is handed on at once", async ({ signInAs }) => {
  const page = await signInAs("agent");
  await open(page);
  await take(page, { phone: newPhone(), name: "Örnek Vatandaş 902", text: "Okulun önünde yolda derin bir çukur var" });
  await expect(page.getByLabel("Konu")).not.toHaveValue("");
  await expect(page.getByLabel("Birim")).not.toHaveValue("");
  await page.keyboard.press("Control+Enter");
  await expect(panel(page)).toContainText("müdürlükte");
});

test("a caller is known by the telephone, with what is open and the usual place", async ({ signInAs }) => {
  const page = await signInAs("agent");
  const phone = newPhone();
  await open(page);
  await take(page, { phone, name: "Örnek Vatandaş 903", text: WORDS });
  await page.keyboard.press("Control+s");
  await expect(panel(page)).toBeVisible();

  await page.keyboard.type(phone);
  await expect(caller(page).getByRole("heading", { name: "Örnek Vatandaş 903" })).toBeVisible();
  await expect(page.getByLabel("Ad soyad")).toHaveValue("Örnek Vatandaş 903");
  await expect(caller(page).getByRole("heading", { name: /Açık başvurusu/ })).toContainText("1");

  // Said on the telephone, set on the card, and the receipt's place says so at once.
  await expect(page.getByText("Mesaj istemiyor")).toHaveCount(0);
  await caller(page).getByRole("button", { name: "Mesaj gönderilmesin" }).click();
  await axe(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Gönderilmesin", exact: true }).click();
  await expect(caller(page)).toContainText("Mesaj istemiyor");
  await expect(page.getByRole("main")).toContainText("Mesaj istemiyor: mesaj gönderilmez");
  await axe(page);
  await caller(page).getByRole("button", { name: "Yeniden mesaj gönder" }).click();
  await expect(caller(page).getByRole("button", { name: "Mesaj gönderilmesin" })).toBeVisible();

  // Somebody else of the family: the name goes, the telephone stays.
  await page.keyboard.press("Alt+v");
  await expect(page.getByLabel("Ad soyad")).toHaveValue("");
  await expect(telephone(page)).toHaveValue(phone);
});

test("what is answered at first contact is resolved", async ({ signInAs }) => {
  const page = await signInAs("agent");
  await open(page);
  await take(page, { phone: newPhone(), name: "Örnek Vatandaş 904", text: WORDS });
  await page.keyboard.press("Control+d");
  await expect(page.getByLabel("Verilen cevap")).toBeFocused();
  await page.keyboard.type("Çalışma saatlerimiz 08.00 ile 17.00 arasıdır.");
  await page.keyboard.press("Control+d");
  await expect(panel(page)).toContainText("çözüldü");
});

test("saved twice, it is one request", async ({ signInAs }) => {
  const page = await signInAs("agent");
  const phone = newPhone();
  await open(page);
  await take(page, { phone, name: "Örnek Vatandaş 905", text: WORDS });
  await Promise.all([page.keyboard.press("Control+s"), page.keyboard.press("Control+s")]);
  await expect(panel(page)).toContainText("yeni");

  await expect(telephone(page)).toHaveValue("");
  await page.keyboard.type(phone);
  await expect(caller(page).getByRole("heading", { name: /Açık başvurusu/ })).toContainText("1");
});

test.describe("with a mistake", () => {
  test.use({ expectedErrors: [/status of 400/] });

  test("a mistake is said at its field, and a draft survives a reload", async ({ signInAs }) => {
    const page = await signInAs("agent");
    await open(page);
    await take(page, { phone: "0500 12", name: "Örnek Vatandaş 906", text: WORDS });
    await page.keyboard.press("Control+s");
    await expect(page.getByText("Numara okunamadı")).toBeVisible();
    await expect(telephone(page)).toBeFocused();
    await expect(page.getByText(/taslak .* saklandı/)).toBeVisible();

    await page.reload();
    await expect(page.getByLabel("Ne istiyor?")).toHaveValue(WORDS);
    await expect(page.getByLabel("Ad soyad")).toHaveValue("Örnek Vatandaş 906");
  });
});

test.describe("without a server", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("nothing typed is lost, and it is saved once the server is back", async ({ signInAs }) => {
    const page = await signInAs("agent");
    await open(page);
    await take(page, { phone: newPhone(), name: "Örnek Vatandaş 907", text: WORDS });
    await page.context().setOffline(true);
    await page.keyboard.press("Control+s");
    await expect(page.getByText("Sunucuya ulaşılamadı")).toBeVisible();
    await expect(page.getByLabel("Ne istiyor?")).toHaveValue(WORDS);

    await page.context().setOffline(false);
    await page.keyboard.press("Control+s");
    await expect(panel(page)).toContainText("yeni");
  });
});

test("those who do not record are told so", async ({ signInAs }) => {
  const page = await signInAs("department_staff");
  await page.goto("/requests/new");
  await expect(page.getByText("Başvuru kaydını Halkla İlişkiler yapar")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the recording screen is accessible, ${colorScheme}`, async ({ signInAs }) => {
    const page = await signInAs("agent");
    await page.emulateMedia({ colorScheme });
    await open(page);
    await take(page, {
      phone: newPhone(),
      name: "Örnek Vatandaş 908",
      text: "Okulun önünde yolda derin bir çukur var",
    });
    await expect(page.getByText(/geçiyor/)).toBeVisible();
    await axe(page);
    await page.keyboard.press("Control+s");
    await expect(panel(page)).toBeVisible();
    await axe(page);
  });
}
