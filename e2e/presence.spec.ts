import { randomInt } from "node:crypto";
import { axe, expect, test } from "./fixtures";

test("two people at one request see each other, on its page and in triage, until one leaves", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  const response = await agent.request.post("/api/trpc/requests.receive", {
    data: {
      json: {
        channel: "call_centre",
        externalId: `deneme-${randomInt(1_000_000_000)}`,
        description: "Kaldırım taşları sökülmüş, yürünmüyor.",
      },
    },
  });
  const { year, seq } = (await response.json()).result.data.json.request;
  const number = `${year}-${String(seq).padStart(6, "0")}`;
  await agent.goto(`/triage?q=${number}`);
  await expect(agent.getByRole("complementary", { name: "Başvuru önizlemesi" })).toContainText(number);
  const others = (page: typeof agent) => page.getByRole("status", { name: "Bu başvuruya bakanlar" });

  const manager = await signInAs("pr_manager");
  await expect(async () => {
    await manager.goto(`/requests/${number}`);
    await expect(others(manager)).toContainText("de bu sayfada", { timeout: 4000 });
  }).toPass();
  for (const colorScheme of ["light", "dark"] as const) {
    await manager.emulateMedia({ colorScheme });
    await axe(manager);
  }
  await expect(others(agent)).toContainText("bu sayfada", { timeout: 30_000 });
  await axe(agent);

  const left = manager.waitForResponse((answer) => answer.url().includes("requests.leave"));
  await manager.getByRole("navigation", { name: "Ana menü" }).getByRole("link", { name: "Mesajlar" }).click();
  await left;
  await expect(others(agent)).toBeEmpty({ timeout: 30_000 });
});
