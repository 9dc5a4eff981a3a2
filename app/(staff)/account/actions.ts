"use server";

import { setLocale, setTheme } from "@/components/i18n/actions";

export async function saveScreen(form: FormData): Promise<void> {
  await setLocale(form);
  await setTheme(form);
}
