import { axe, expect, test } from "./fixtures";

/** Lists that stand as blocks on a telephone: none runs off the screen or has to be pushed aside to be read. */
const LISTS = {
  admin: ["/settings/channels", "/settings/handover", "/settings/institutions", "/settings/open311"],
  pr_manager: ["/calls", "/cimer/imports", "/settings/call-files"],
} as const;

for (const role of ["admin", "pr_manager"] as const)
  test(`the lists of ${role} stand within a telephone's width @phone`, async ({ signInAs }) => {
    const page = await signInAs(role);
    for (const path of LISTS[role]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const pushed = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("main *")]
          .filter((one) => one === document.documentElement || getComputedStyle(one).overflowX === "auto")
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => `${one.tagName} ${one.className}`),
      );
      expect(pushed, path).toEqual([]);
      await axe(page);
    }
  });
