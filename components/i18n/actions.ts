"use server";

import { cookies } from "next/headers";
import { LOCALE_COOKIE, readLocale, readTheme, THEME_COOKIE } from "./locale";

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;
const KEPT = { path: "/", sameSite: "lax", maxAge: YEAR_IN_SECONDS } as const;

/** Form field `locale`: the language to read the screens in. */
export async function setLocale(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale")?.toString());
  (await cookies()).set(LOCALE_COOKIE, locale, KEPT);
}

/** Form field `theme`: light or dark; anything else follows the system again. */
export async function setTheme(form: FormData): Promise<void> {
  const theme = readTheme(form.get("theme")?.toString());
  const jar = await cookies();
  if (theme) jar.set(THEME_COOKIE, theme, KEPT);
  else jar.delete(THEME_COOKIE);
}
