import { z } from "zod";
import { axe, expect, test } from "./fixtures";

/** The server's own refusal of an empty field is provoked on purpose. */
test.use({ expectedErrors: [/status of 400/] });

test("what another system sent and cannot be used stands on its request until it is settled", async ({
  signInAs,
  request,
}) => {
  const admin = await signInAs("admin");
  await admin.goto("/settings/api/new");
  await admin.getByLabel("Sistemin adı").fill("Örnek Çağrı Sistemi");
  await admin.getByRole("checkbox", { name: "requests:write" }).check();
  await admin.getByRole("button", { name: "Anahtar ver" }).click();
  const given = admin.getByRole("dialog", { name: "Anahtar yalnız şimdi görünür" });
  const key = (await given.getByRole("status").textContent()) ?? "";

  const opened = await request.post("/api/v1/requests", {
    headers: { authorization: `Bearer ${key}` },
    data: {
      description: "Parktaki salıncağın zinciri koptu",
      neighbourhoodId: 999_999,
      citizen: { name: "Örnek Vatandaş 14", phone: "0532 000 50 14 / 0232 000 50 14", email: "ornek14 posta.example" },
    },
  });
  expect(opened.status()).toBe(201);
  const { number } = z.object({ number: z.string() }).parse(await opened.json());

  // Who may not see who applied sees that something waits, and nothing of it.
  const mayor = await signInAs("mayor_office");
  await mayor.goto(`/requests/${number}`);
  const unseen = mayor.getByRole("region", { name: "Gönderenin verdiği, kullanılamayan bilgiler" });
  await expect(unseen.getByText("kişisel veri, görme yetkiniz yok")).toHaveCount(3);
  await expect(mayor.getByText(/ornek14 posta\.example|0232 000 50 14/)).toHaveCount(0);
  await expect(unseen.getByRole("button")).toHaveCount(0);

  const agent = await signInAs("agent");
  const listed = `/requests?details=waiting&q=${number}`;
  await agent.goto(listed);
  await expect(agent.getByText("2 bilgi bekliyor").first()).toBeVisible();
  await agent.goto(`/requests/${number}`);
  const strip = agent.getByRole("region", { name: "Gönderenin verdiği, kullanılamayan bilgiler" });
  const row = (field: string) => strip.getByRole("listitem").filter({ hasText: `${field}:` });
  await expect(strip.getByRole("listitem")).toHaveCount(3);
  await expect(row("Telefon").getByRole("button")).toHaveCount(0);
  await axe(agent);

  await row("E-posta").getByRole("button", { name: "Düzelt ve kullan" }).click();
  const dialog = agent.getByRole("dialog", { name: "E-posta bilgisini düzelt" });
  await axe(agent);
  await dialog.getByRole("button", { name: "Kaydet" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("E-posta").fill("ornek14@posta.example");
  await dialog.getByRole("button", { name: "Kaydet" }).click();
  await expect(agent.getByText("Bilgi kullanıldı, zaman çizelgesine yazıldı.")).toBeVisible();
  await expect(strip.getByRole("listitem")).toHaveCount(2);
  await row("Mahalle").getByRole("button", { name: "Kullanma" }).click();
  await expect(strip).toHaveCount(0);
  const timeline = agent.getByRole("region", { name: "Zaman çizelgesi" });
  await expect(timeline).toContainText("Kullanılamayan bilgiden vazgeçildi: Mahalle");
  const other = agent.getByRole("region", { name: "Gönderenin verdiği diğer bilgiler" });
  await expect(other.getByText("0 2•• ••• •• 14")).toBeVisible();

  await agent.goto(listed);
  await expect(agent.getByRole("main")).toContainText(number);
  await expect(agent.getByText("2 bilgi bekliyor")).toHaveCount(0);
});
