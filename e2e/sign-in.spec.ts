import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { query } from "./database";
import { axe, expect, proveAgain, signInOf, test } from "./fixtures";

// A wrong password is no 200; the browser notes it.
test.use({ expectedErrors: [/status of 422/] });

const OWN = "yeşil kapı üç bulut";
const NEWER = "sarı tren beş dalga";

const send = (page: Page) => page.getByRole("button", { name: "Giriş yap" }).click();

async function tryToSignIn(page: Page, email: string, password: string) {
  await page.getByLabel("Kurum e-postası").fill(email);
  await page.getByLabel("Parola", { exact: true }).fill(password);
  await send(page);
}

/** Somebody new: the number keeps runs on one database apart. */
function person() {
  const number = randomInt(100_000, 1_000_000);
  return { name: `Örnek Personel ${number}`, email: `ornek.personel${number}@cigli.example` };
}

/** An administrator adds the person to a department; gives the password that was shown. */
async function add(admin: Page, { name, email }: ReturnType<typeof person>): Promise<string> {
  await admin.goto("/settings/staff/new");
  await admin.getByLabel("E-posta").fill(email);
  await admin.getByLabel("Ad soyad").fill(name);
  await admin.getByRole("button", { name: "Yetki ekle" }).click();
  await admin.getByLabel("Yetki", { exact: true }).selectOption({ label: "Müdürlük personeli" });
  await admin.getByLabel("Müdürlük", { exact: true }).selectOption({ label: "Fen İşleri" });
  await axe(admin);
  await admin.getByRole("button", { name: "Ekle ve parola ver" }).click();
  const dialog = admin.getByRole("dialog", { name: "Parola yalnız şimdi görünür" });
  const given = await dialog.locator("output").textContent();
  await axe(admin);
  await dialog.getByRole("button", { name: "Kaydettim" }).click();
  await expect(admin.getByRole("heading", { name: "Personel", level: 1 })).toBeVisible();
  return given ?? "";
}

test("says how many tries are left and until when it is locked, whether the account exists or not", async ({
  page,
}) => {
  await page.goto("/login");
  await expect(page).toHaveTitle(/Personel girişi/);
  await axe(page);
  const { email } = person();
  for (const left of [4, 3, 2, 1]) {
    await tryToSignIn(page, email, `yanlış parola ${left}`);
    await expect(page.getByText(`E-posta ya da parola yanlış. ${left} denemeniz daha var.`)).toBeVisible();
  }
  await expect(page.getByLabel("Kurum e-postası")).toHaveValue(email);
  await expect(page.getByLabel("Parola", { exact: true })).toBeFocused();
  await axe(page);
  await tryToSignIn(page, email, "yanlış parola");
  await expect(page.getByText(/giriş 15 dakikalığına kapandı\. Saat \d\d:\d\d’\p{L}+ sonra/u)).toBeVisible();
});

test("shows and hides the password", async ({ page }) => {
  await page.goto("/login");
  const password = page.locator("input[name=password]");
  await password.fill("mavi masa");
  await expect(password).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "Parolayı göster" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await expect(password).toHaveValue("mavi masa");
});

test("leads back to the page that was asked for, and to no other site", async ({ page, newVisitor }) => {
  const { email, password } = signInOf("admin");
  await page.goto("/settings/staff?role=admin");
  await expect(page).toHaveURL(/\/login\?next=%2Fsettings%2Fstaff%3Frole%3Dadmin$/);
  await tryToSignIn(page, email, password);
  await expect(page).toHaveURL(/\/settings\/staff\?role=admin$/);
  const other = await newVisitor();
  await other.goto("/login?next=//elsewhere.example/account");
  const { origin } = new URL(other.url());
  await tryToSignIn(other, email, password);
  // An administrator's day begins at the settings.
  await expect(other).toHaveURL(`${origin}/settings`);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("refuses a wrong password and takes the right one", async ({ page }) => {
    const { email, password } = signInOf("admin");
    await page.goto("/account");
    await expect(page).toHaveURL(/\/login\?next=%2Faccount$/);
    await tryToSignIn(page, email, "yanlış parola");
    await expect(page.getByText(/E-posta ya da parola yanlış\. \d denemeniz daha var\./)).toBeVisible();
    await tryToSignIn(page, email, password);
    await expect(page.getByRole("heading", { name: "Hesabım" })).toBeVisible();
  });
});

test("an administrator adds somebody, who signs in, chooses a password and is disabled again", async ({
  signInAs,
  newVisitor,
}) => {
  const admin = await signInAs("admin");
  const somebody = person();
  const given = await add(admin, somebody);

  const own = await newVisitor();
  await own.goto("/account");
  await tryToSignIn(own, somebody.email, given);
  await expect(own.getByRole("heading", { name: "Parolanızı değiştirin" })).toBeVisible();
  await axe(own);
  await own.goto("/account");
  await expect(own).toHaveURL(/\/password$/);
  await own.getByLabel("Size verilen parola").fill(given);
  await own.getByLabel("Yeni parola").fill("parola123456");
  await own.getByRole("button", { name: "Parolayı değiştir" }).click();
  await expect(own.getByText("Bu parola ilk tahmin edilenlerden. Başka bir şey yazın.")).toBeVisible();
  await own.getByLabel("Size verilen parola").fill(given);
  await own.getByLabel("Yeni parola").fill(OWN);
  await own.getByRole("button", { name: "Parolayı değiştir" }).click();
  await expect(own.getByRole("navigation", { name: "Ana menü" }).getByRole("link", { name: "İşlerim" })).toBeVisible();

  await admin.goto(`/settings/staff?q=${encodeURIComponent(somebody.name)}`);
  await axe(admin);
  await admin.getByRole("link", { name: somebody.name }).click();
  await expect(admin.getByRole("heading", { name: somebody.name })).toBeVisible();
  await axe(admin);
  await admin.getByRole("button", { name: "Hesabı kapat" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Hesabı kapat" }).click();
  await expect(admin.getByText("Hesap kapalı")).toBeVisible();

  await own.goto("/account");
  await expect(own).toHaveURL(/\/login\?next=%2Faccount$/);
  await tryToSignIn(own, somebody.email, OWN);
  await expect(own.getByText("E-posta ya da parola yanlış.")).toBeVisible();

  await admin.goto("/settings/audit");
  await axe(admin);
  const row = admin.getByRole("row", { name: somebody.name });
  for (const act of ["Personel ekledi", "Giriş yaptı", "Parolasını değiştirdi", "Hesabı kapattı"])
    await expect(row.filter({ hasText: act })).toBeVisible();
});

test("a changed password ends the sessions elsewhere and keeps this one", async ({ signInAs, newVisitor }) => {
  const somebody = person();
  const given = await add(await signInAs("admin"), somebody);
  const here = await newVisitor();
  await here.goto("/login");
  await tryToSignIn(here, somebody.email, given);
  await here.getByLabel("Size verilen parola").fill(given);
  await here.getByLabel("Yeni parola").fill(OWN);
  await here.getByRole("button", { name: "Parolayı değiştir" }).click();
  await expect(here.getByRole("navigation", { name: "Ana menü" })).toBeVisible();
  const elsewhere = await newVisitor();
  await elsewhere.goto("/login?next=/account");
  await tryToSignIn(elsewhere, somebody.email, OWN);
  await expect(elsewhere.getByRole("heading", { name: "Hesabım" })).toBeVisible();

  await here.goto("/account");
  await axe(here);
  await here.getByLabel("Şimdiki parolanız").fill(OWN);
  await here.getByLabel("Yeni parola").fill(NEWER);
  await here.getByRole("button", { name: "Parolayı değiştir" }).click();
  await expect(here.getByText("Parolanız değişti.")).toBeVisible();
  await here.reload();
  await expect(here.getByRole("heading", { name: "Hesabım" })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login\?next=%2Faccount$/);
});

test("an account's page takes language and theme", async ({ signInAs }) => {
  const page = await signInAs("admin");
  await page.goto("/account");
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("radio", { name: "Koyu" }).check();
  await page.getByRole("button", { name: "Kaydet" }).click();
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await axe(page);
});

test("who has no duty is told whose page it is; who signs out is out", async ({ newVisitor }) => {
  const page = await newVisitor();
  const { email, password } = signInOf("agent");
  await page.goto("/login?next=/settings/staff");
  await tryToSignIn(page, email, password);
  await expect(page.getByRole("heading", { name: "Bu sayfa sizin yetkinizde değil" })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: /hesap menüsü/ }).click();
  await page.getByRole("button", { name: "Çıkış yap" }).click();
  await expect(page.getByRole("heading", { name: "Personel girişi" })).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/login\?next=%2Faccount$/);
});

test("whoever signs out is out with every copy of the cookie", async ({ newVisitor }) => {
  const page = await newVisitor();
  const { email, password } = signInOf("agent");
  await page.goto("/login?next=/account");
  await tryToSignIn(page, email, password);
  await expect(page.getByRole("heading", { name: "Hesabım" })).toBeVisible();
  const copied = await page.context().cookies();
  await page.getByRole("button", { name: /hesap menüsü/ }).click();
  await page.getByRole("button", { name: "Çıkış yap" }).click();
  await expect(page.getByRole("heading", { name: "Personel girişi" })).toBeVisible();
  const thief = await newVisitor();
  await thief.context().addCookies(copied);
  await thief.goto("/account");
  await expect(thief).toHaveURL(/\/login\?next=%2Faccount$/);
});

test("a person sees where they are signed in, and ends it there; an administrator ends another's", async ({
  signInAs,
  newVisitor,
}) => {
  const admin = await signInAs("admin");
  const somebody = person();
  const given = await add(admin, somebody);
  const enter = async (password: string) => {
    const page = await newVisitor();
    await page.goto("/login?next=/account");
    await tryToSignIn(page, somebody.email, password);
    return page;
  };
  const here = await enter(given);
  await here.getByLabel("Size verilen parola").fill(given);
  await here.getByLabel("Yeni parola").fill(OWN);
  await here.getByRole("button", { name: "Parolayı değiştir" }).click();
  await expect(here.getByRole("navigation", { name: "Ana menü" })).toBeVisible();
  const elsewhere = await enter(OWN);
  await expect(elsewhere.getByText("bu oturum")).toBeVisible();

  await here.goto("/account");
  await axe(here);
  const sessions = here.getByRole("listitem").filter({ hasText: "Son işlem" });
  await expect(sessions).toHaveCount(2);
  await here.getByRole("button", { name: /^Oturumu kapat: Chrome/ }).click();
  await expect(here.getByText("Oturum kapatıldı.")).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login\?next=%2Faccount$/);

  await admin.goto(`/settings/staff?q=${encodeURIComponent(somebody.name)}`);
  await admin.getByRole("link", { name: somebody.name }).click();
  await admin.getByRole("button", { name: /^Oturumu kapat: Chrome/ }).click();
  await expect(admin.getByText("Açık oturumu yok.")).toBeVisible();
  await here.reload();
  await expect(here).toHaveURL(/\/login\?next=%2Faccount$/);
});

test.describe("who typed the password long ago", () => {
  // The refusal that opens the dialog is one.
  test.use({ expectedErrors: [/status of 40[03]/] });

  const longAgo = ({ email }: { email: string }) =>
    query(
      "UPDATE staff_session SET proved_at = now() - interval '11 minutes' FROM staff s WHERE s.id = staff_id AND s.email = $1",
      [email],
    );

  test("types it again before staff are changed, and loses nothing of the form", async ({ signInAs }) => {
    const admin = await signInAs("admin");
    const { password, email } = signInOf("admin");
    const somebody = person();
    await admin.goto("/settings/staff/new");
    await admin.getByLabel("E-posta").fill(somebody.email);
    await admin.getByLabel("Ad soyad").fill(somebody.name);
    await longAgo({ email });
    const send = admin.getByRole("button", { name: "Ekle ve parola ver" });
    await send.click();
    const dialog = admin.getByRole("dialog", { name: "Parolanızı yeniden yazın" });
    await expect(dialog.getByLabel("Parola", { exact: true })).toBeFocused();
    await axe(admin);
    await admin.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(admin.getByLabel("Ad soyad")).toHaveValue(somebody.name);
    await send.click();
    await dialog.getByLabel("Parola", { exact: true }).fill("yanlış parola");
    await admin.keyboard.press("Enter");
    await expect(dialog.getByText("Şimdiki parolanız bu değil.")).toBeVisible();
    await proveAgain(admin, { password });
    await expect(admin.getByRole("dialog", { name: "Parola yalnız şimdi görünür" })).toBeVisible();
  });

  test("types it again over a question that is open, and before a file with personal data comes", async ({
    signInAs,
  }) => {
    const admin = await signInAs("admin");
    const { password, email } = signInOf("admin");
    const somebody = person();
    await add(admin, somebody);
    await admin.goto(`/settings/staff?q=${encodeURIComponent(somebody.name)}`);
    await admin.getByRole("link", { name: somebody.name }).click();
    await admin.getByRole("button", { name: "Yeni parola ver" }).click();
    await longAgo({ email });
    await admin.getByRole("alertdialog").getByRole("button", { name: "Yeni parola ver" }).click();
    await proveAgain(admin, { password });
    await expect(admin.getByRole("dialog", { name: "Parola yalnız şimdi görünür" })).toBeVisible();

    await admin.goto("/settings/audit");
    await longAgo({ email });
    expect((await admin.request.get("/api/audit")).status()).toBe(403);
    const file = admin.waitForEvent("download");
    await admin.getByRole("link", { name: "CSV indir" }).click();
    await proveAgain(admin, { password });
    expect((await file).suggestedFilename()).toBe("islem-kayitlari.csv");
  });
});

test("fits a telephone @phone", async ({ page }) => {
  await page.goto("/settings/staff");
  await expect(page.getByRole("heading", { name: "Personel girişi" })).toBeVisible();
  await axe(page);
  const { email, password } = signInOf("admin");
  await tryToSignIn(page, email, password);
  await expect(page.getByRole("heading", { name: "Personel", exact: true })).toBeVisible();
  for (const path of ["/settings", "/settings/staff", "/settings/staff/new", "/settings/audit", "/account"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `${path} is wider than the telephone`).toBeLessThanOrEqual(0);
    await axe(page);
  }
});
