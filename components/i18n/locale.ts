import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/messages";

export const TIME_ZONE = "Europe/Istanbul";
export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";

export const THEMES = ["light", "dark"] as const;
/** Without a theme of one's own the system's preference holds. */
export type Theme = (typeof THEMES)[number];

export const readLocale = (value: string | undefined): Locale =>
  LOCALES.find((locale) => locale === value) ?? DEFAULT_LOCALE;

export const readTheme = (value: string | undefined): Theme | undefined => THEMES.find((theme) => theme === value);

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
  }
}
