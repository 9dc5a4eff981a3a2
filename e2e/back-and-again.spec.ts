import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const NUMBER = /^20\d\d-\d{6}$/;
const HEADING = { level: 1 } as const;

/** Fills in the whole form; `street` is what differs. */
async function fill(page: Page, words: string, phone: string) {
  await page.getByLabel("Ne oldu, ne istiyorsunuz?").fill(words);
  await page.getByLabel("Başvurunuzun türü").selectOption("complaint");
  await page.getByLabel("Cadde veya sokak").fill("Örnek Sokak");
  await page.getByLabel("Telefonla").check();
  await page.getByLabel("Cep telefonu").fill(phone);
  await page.getByLabel("Adınız ve soyadınız").fill("Örnek Vatandaş 21");
  await page.getByLabel("Aydınlatma metnini okudum.").check();
}
const send = (page: Page) => page.getByRole("button", { name: "Başvuruyu gönder" }).click();
const numberOn = async (page: Page) => {
  await expect(page.getByRole("heading", HEADING)).toHaveText("Başvurunuz alındı");
  return (await page.getByText(NUMBER).textContent()) ?? "";
};

for (const javaScriptEnabled of [false, true])
  test.describe(javaScriptEnabled ? "with scripts" : "without a script", () => {
    test.use({ javaScriptEnabled });
    const phone = javaScriptEnabled ? "0500 321 50 02" : "0500 321 50 01";
    const words = `Köşedeki durağın camı kırık, ${javaScriptEnabled ? "akşamları" : "sabahları"} yağmur alıyor.`;

    test("back and sent again with another street is a second request, and both are on record", async ({
      page,
      signInAs,
    }) => {
      await page.goto("/basvuru");
      await fill(page, words, phone);
      await send(page);
      const first = await numberOn(page);

      await page.goBack();
      await fill(page, words, phone);
      await page.getByLabel("Cadde veya sokak").fill("Başka Sokak");
      await send(page);
      const second = await numberOn(page);
      expect(second).not.toBe(first);

      const agent = await signInAs("agent");
      for (const [number, street] of [
        [first, "Örnek Sokak"],
        [second, "Başka Sokak"],
      ] as const) {
        await agent.goto(`/requests/${number}`);
        await expect(agent.getByText(street).first()).toBeVisible();
      }
    });

    test("the receipt leads to an empty form for another request", async ({ page }) => {
      await page.goto("/basvuru");
      await fill(page, `${words} Bir kez daha.`, phone);
      await send(page);
      await numberOn(page);
      await page.getByRole("link", { name: "Yeni başvuru" }).click();
      await expect(page.getByLabel("Ne oldu, ne istiyorsunuz?")).toHaveValue("");
    });
  });

test.describe("the same form, unchanged,", () => {
  test.describe("without a script", () => {
    test.use({ javaScriptEnabled: false });

    test("posted twice is one request, and the second receipt says so; with another street it is another", async ({
      page,
      context,
    }) => {
      await page.goto("/basvuru");
      await fill(page, "Aynı form iki kez gönderildi, tek kayıt olmalı.", "0500 321 50 03");
      const posted = page.waitForRequest((request) => request.method() === "POST");
      await send(page);
      const first = await numberOn(page);

      // The page that the browser brings back as it was left has the token that was sent.
      const request = await posted;
      const body = request.postDataBuffer()?.toString() ?? "";
      expect(body).toContain("Örnek Sokak");
      const post = async (data: string) => {
        const headers = {
          "content-type": (await request.headerValue("content-type")) ?? "",
          origin: new URL(page.url()).origin,
        };
        const answer = await context.request.post(request.url(), { headers, data: Buffer.from(data) });
        await page.goto(answer.url());
      };
      await post(body);
      await expect(page.getByRole("heading", HEADING)).toHaveText("Başvurunuz daha önce alınmıştı");
      await expect(page.getByText(NUMBER)).toHaveText(first);

      await post(body.replace("Örnek Sokak", "Başka Sokak"));
      expect(await numberOn(page)).not.toBe(first);
    });
  });

  test.describe("with scripts", () => {
    test.use({ expectedErrors: [/ERR_CONNECTION_RESET|ERR_FAILED/] });

    test("sent again after its answer was lost leads to the first number, and the receipt says so", async ({
      page,
    }) => {
      let first = "";
      await page.route(
        "**/basvuru/gonder",
        async (route) => {
          const answer = await route.fetch();
          first = JSON.stringify(await answer.json());
          await route.abort("connectionreset");
        },
        { times: 1 },
      );
      await page.goto("/basvuru");
      await fill(page, "Yanıtı yolda kaybolan başvuru, tek kayıt olmalı.", "0500 321 50 04");
      await send(page);
      await expect(page.getByRole("alert").filter({ hasText: "Bir sorun var" })).toBeVisible();
      await expect(page.getByLabel("Cadde veya sokak")).toHaveValue("Örnek Sokak");
      await send(page);
      await expect(page.getByRole("heading", HEADING)).toHaveText("Başvurunuz daha önce alınmıştı");
      expect(first, "the receipt that the lost answer led to").toContain(new URL(page.url()).pathname);
    });

    test("sent by two clicks is posted once", async ({ page }) => {
      const posts: string[] = [];
      page.on("request", (request) => {
        if (request.method() === "POST" && request.url().endsWith("/basvuru/gonder")) posts.push(request.url());
      });
      await page.goto("/basvuru");
      await fill(page, "Düğmeye iki kez basıldı, tek kayıt olmalı.", "0500 321 50 05");
      await page.getByRole("button", { name: "Başvuruyu gönder" }).dblclick();
      await numberOn(page);
      expect(posts).toHaveLength(1);
    });
  });
});
