import { axe, expect, test } from "./fixtures";

test("messages and what could not be read are there for public relations, in both themes", async ({ signInAs }) => {
  const agent = await signInAs("agent");
  for (const path of ["/messages", "/messages/unreadable", "/calls"]) {
    await agent.goto(path);
    await expect(agent.getByRole("heading", { level: 1 })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await agent.emulateMedia({ colorScheme });
      await axe(agent);
    }
  }
});

test("an unsigned call of a vendor is refused, and failed messages are found by the address", async ({
  signInAs,
  request,
}) => {
  const agent = await signInAs("agent");
  const refused = await request.post("/api/webhooks/whatsapp", {
    data: { object: "whatsapp_business_account", entry: [] },
  });
  expect(refused.status()).toBeGreaterThanOrEqual(401);
  expect(refused.status()).toBeLessThan(500);
  await agent.goto("/messages?state=failed");
  await expect(agent.getByRole("main")).toContainText("iletilemedi");
});

test("a department sees no messages of others", async ({ signInAs }) => {
  const head = await signInAs("department_head");
  await head.goto("/messages");
  await expect(head.getByRole("main")).not.toContainText("0 5••");
  await axe(head);
});
