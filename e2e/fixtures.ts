import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { z } from "zod";
import type { Role } from "@/server/domain/actor";
import { PROOF_MS } from "@/server/domain/session";

if (!process.env.BASE_URL) throw new Error("The journeys need a server: start them with `npm run e2e`.");

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const signIns = z
  .array(z.object({ role: z.string(), email: z.string(), password: z.string() }))
  .parse(JSON.parse(readFileSync(new URL("../prisma/seed/sign-ins.json", import.meta.url), "utf8")));

/** The sample person of a role, as the seed made them. */
export function signInOf(role: Role) {
  const found = signIns.find((person) => person.role === role);
  if (!found) throw new Error(`The seed has nobody to sign in as ${role}.`);
  return found;
}

/** Types the sign-in form as a person would, and waits until it has let them in. */
async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto("/login");
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form:has(input[name=password]) button[type=submit]").click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** The dialog that asks for the password before keys, staff and files with personal data. */
export async function proveAgain(page: Page, { password }: { password: string }) {
  const dialog = page.getByRole("dialog", { name: "Parolanızı yeniden yazın" });
  await dialog.getByLabel("Parola", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Devam et" }).click();
  await expect(dialog).toBeHidden();
}

/** What React does not know yet answers to no key and no click: whoever opens a page begins once its forms and buttons are known. */
function awaitHydration(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...address) => {
    const response = await goto(...address);
    await page.waitForFunction(() =>
      [...document.querySelectorAll("main :is(form, button):not(.maplibregl-map *)")].every((element) =>
        Object.keys(element).some((key) => key.startsWith("__reactProps$")),
      ),
    );
    return response;
  };
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface Fixtures {
  /** Console errors that a test provokes on purpose, such as the browser's own line for a 404. */
  expectedErrors: RegExp[];
  /** Fails the test on any other console error, and on any uncaught exception, in every page it opens. */
  watch: (context: BrowserContext) => void;
  /** A page of somebody with this role, in a browser session of its own. */
  signInAs: (role: Role) => Promise<Page>;
  /** A page in a new browser session that nobody has signed in to. */
  newVisitor: () => Promise<Page>;
}

/** Each role signs in once, and its later pages begin signed in: until shortly before the password would be asked for again. */
const sessions = new Map<Role, { state: State; until: number }>();
const REUSED_MS = PROOF_MS / 2;

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],

  watch: [
    async ({ expectedErrors, context: own }, use) => {
      const errors: string[] = [];
      const note = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
      };
      const watch = (context: BrowserContext) => {
        context.on("console", (message) => {
          if (message.type() === "error") note(`${message.text()} (${message.location().url})`);
        });
        context.on("weberror", (error) => note(error.error().stack ?? error.error().message));
      };
      watch(own);
      await use(watch);
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  newVisitor: async ({ browser, watch }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      opened.push(context);
      watch(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },

  signInAs: async ({ browser, watch, javaScriptEnabled }, use) => {
    const opened: BrowserContext[] = [];
    const open = async (storageState?: State) => {
      const context = await browser.newContext({ storageState });
      opened.push(context);
      watch(context);
      return context;
    };
    await use(async (role) => {
      const last = sessions.get(role);
      const known = last && last.until > Date.now() ? last.state : undefined;
      const context = await open(known);
      const page = await context.newPage();
      if (javaScriptEnabled) awaitHydration(page);
      if (known) await page.goto("/");
      else {
        await signIn(page, signInOf(role));
        sessions.set(role, { state: await context.storageState(), until: Date.now() + REUSED_MS });
      }
      return page;
    });
    for (const context of opened) await context.close();
  },
});

/** Holds the page against WCAG 2.2 AA: no violation. */
export async function axe(page: Page) {
  // A page that is being drawn anew has no title for a moment.
  await expect(page).toHaveTitle(/./);
  // Nor has a colour that is turning into another one its contrast yet.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target }) => target.join(" ")),
  }));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

export { expect };
