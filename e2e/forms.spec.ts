import pg from "pg";
import { axe, expect, test } from "./fixtures";

const WORDS = "Okulun önündeki yaya geçidinin çizgileri silinmiş, akşamları görünmüyor.";

const databaseUrl = (): URL => new URL(process.env.DATABASE_URL ?? "");

/** The journeys' server has odd defaults, as some have: each session says what it needs. */
const clientOf = (url: URL): pg.Client =>
  new pg.Client({ connectionString: url.href, options: "-c search_path=public -c default_transaction_read_only=off" });

async function administer<T>(work: (client: pg.Client, name: string) => Promise<T>): Promise<T> {
  const url = databaseUrl();
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = clientOf(url);
  await client.connect();
  try {
    return await work(client, name);
  } finally {
    await client.end();
  }
}

const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = clientOf(databaseUrl());
  await client.connect();
  const { rows } = await client.query<Row>(text, values);
  await client.end();
  return rows;
};

/** While `work` runs nobody reaches the database. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  await administer(async (client, name) => {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  });
  try {
    await work();
  } finally {
    await administer((client, name) => client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`));
  }
}

const recorded = async (description: string): Promise<number> =>
  (
    await query<{ count: number }>("SELECT count(*)::int AS count FROM request WHERE description = $1", [description])
  )[0]?.count ?? 0;

for (const script of [true, false]) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script, expectedErrors: [/status of 503/] });

    test("a form that is sent while the database is away comes back as it was written, and is recorded once", async ({
      page,
    }) => {
      const words = `${WORDS} ${script ? "Betikle" : "Betiksiz"}.`;
      await page.goto("/basvuru");
      await page.getByLabel("Ne oldu, ne istiyorsunuz?").fill(words);
      await page.getByLabel("Başvurunuzun türü").selectOption("complaint");
      await page.getByLabel("Cadde veya sokak").fill("Örnek Sokak");
      await page.getByLabel("Adımı ve iletişim bilgimi vermek istemiyorum").check();
      await page.getByLabel("Aydınlatma metnini okudum.").check();
      await withoutDatabase(async () => {
        await page.getByRole("button", { name: "Başvuruyu gönder" }).click();
        const said = page.getByRole("alert").filter({ hasText: "Sistemimize şu anda ulaşılamıyor" });
        await expect(said).toContainText("çağrı merkezimizi arayın: ");
        await expect(page.getByLabel("Ne oldu, ne istiyorsunuz?")).toHaveValue(words);
        await expect(page.getByLabel("Başvurunuzun türü")).toHaveValue("complaint");
        await expect(page.getByLabel("Cadde veya sokak")).toHaveValue("Örnek Sokak");
        await expect(page.getByLabel("Aydınlatma metnini okudum.")).toBeChecked();
      });
      await page.getByRole("button", { name: "Başvuruyu gönder" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Başvurunuz alındı");
      expect(await recorded(words)).toBe(1);
    });
  });
}

test("every public form is posted to an address that no build changes, with nothing of a build in it", async ({
  page,
  request,
}) => {
  await page.goto("/basvuru");
  const { forms, names, token } = await page.evaluate(() => {
    const own = [...document.querySelectorAll("form")];
    const fields = own.flatMap((form) => [...new FormData(form).keys()]);
    const given = document.querySelector<HTMLInputElement>("[name=formToken]");
    return { forms: own.map((form) => form.getAttribute("action")), names: fields, token: given?.value ?? "" };
  });
  expect(forms).toEqual(expect.arrayContaining(["/basvuru/gonder", "/api/screen"]));
  expect(names.filter((name) => name.startsWith("$ACTION"))).toEqual([]);
  await page.goto("/takip");
  await expect(page.locator("main form")).toHaveAttribute("action", "/takip/bul");
  await page.goto("/login");
  await expect(page.locator("main form")).toHaveAttribute("action", "/login/send");
  const words = `${WORDS} Eski bir sayfadan.`;
  const answer = await request.post("/basvuru/gonder", {
    multipart: { formToken: token, description: words, kind: "complaint", contact: "anonymous", consent: "on" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toMatch(/^\/basvuru\/alindi\/[A-Z2-9]{8}$/);
  expect(await recorded(words)).toBe(1);
});

test("a form that was begun is brought back after a reload, says so, and is thrown away on demand", async ({
  page,
}) => {
  await page.goto("/basvuru");
  await page.getByLabel("Ne oldu, ne istiyorsunuz?").fill(WORDS);
  await page.reload();
  await expect(page.getByText("Yarım kalan metniniz geri getirildi.")).toBeVisible();
  await expect(page.getByLabel("Ne oldu, ne istiyorsunuz?")).toHaveValue(WORDS);
  await axe(page);
  await page.getByRole("button", { name: "Sil", exact: true }).click();
  await expect(page.getByLabel("Ne oldu, ne istiyorsunuz?")).toHaveValue("");
  await page.reload();
  await expect(page.getByLabel("Ne oldu, ne istiyorsunuz?")).toHaveValue("");
  await expect(page.getByText("Yarım kalan metniniz geri getirildi.")).toBeHidden();
});

test("a restored copy is silent, says so on every screen and asks an administrator @phone", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  await admin.goto("/settings/installation");
  await expect(admin.getByText("Bu, belediyenin asıl kurulumudur.")).toBeVisible();
  await axe(admin);
  await query(`UPDATE setting SET value = jsonb_set(value, '{original,database}', '"1"') WHERE key = 'installation'`);
  const silent = admin.getByText(/Sistem yöneticisi karar verene kadar dışarıya hiçbir şey gönderilmez/);
  await expect(async () => {
    await admin.goto("/settings");
    await expect(silent).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await (await admin.request.get("/api/health")).json()).toMatchObject({ installation: "undecided" });
  await admin.getByRole("link", { name: "Kurulum ayarı" }).click();
  await expect(admin.getByText("Karar bekliyor")).toBeVisible();
  await axe(admin);
  await admin.getByRole("button", { name: "Bu bir kopyadır" }).click();
  await admin
    .getByRole("dialog")
    .or(admin.getByRole("alertdialog"))
    .getByRole("button", { name: "Bu bir kopyadır" })
    .click();
  await expect(admin.getByText("Bu bir kopyadır. Buradan vatandaşlara").first()).toBeVisible();
  await admin.getByRole("button", { name: "Bu, asıl kurulumdur" }).click();
  await axe(admin);
  await admin
    .getByRole("dialog")
    .or(admin.getByRole("alertdialog"))
    .getByRole("button", { name: "Bu, asıl kurulumdur" })
    .click();
  await expect(admin.getByText("Bu, belediyenin asıl kurulumudur.")).toBeVisible();
  await expect(admin.getByText("Bu bir kopyadır. Buradan")).toBeHidden();
});
