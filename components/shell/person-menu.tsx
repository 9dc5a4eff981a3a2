"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { setLocale, setTheme } from "../i18n/actions";
import type { Theme } from "../i18n/locale";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink } from "../ui/menu";

export type Person = {
  name: string;
  /** Role or department, as it is shown under the name. */
  under: string;
};

export type PersonMenuProps = {
  person: Person;
  theme: Theme | undefined;
  accountHref: string;
  signOutTo: string;
};

const LANGUAGES = [
  { value: "tr", label: "Türkçe", lang: "tr" },
  { value: "en", label: "English", lang: "en" },
] as const;

function form(name: string, value: string): FormData {
  const data = new FormData();
  data.set(name, value);
  return data;
}

async function leave(callbackUrl: string): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl });
}

/** Who is signed in, and what is theirs alone: account, theme, language, the way out. */
export function PersonMenu({ person, theme, accountHref, signOutTo }: PersonMenuProps) {
  const t = useTranslations("ui.shell");
  const locale = useLocale();
  const [, start] = useTransition();
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="min-w-0 grow rounded px-2 py-1 text-left hover:bg-hover data-popup-open:bg-hover"
        >
          <b className="block truncate">{person.name}</b>
          <span className="block truncate text-ink-3">{person.under}</span>
          <span className="sr-only">{t("accountMenu")}</span>
        </button>
      }
    >
      <MenuLink href={accountHref}>{t("account")}</MenuLink>
      <MenuLine />
      <MenuChoice
        label={t("theme")}
        value={theme ?? "system"}
        onValueChange={(value) => start(() => setTheme(form("theme", value)))}
        options={[
          { value: "system", label: t("themeSystem") },
          { value: "light", label: t("themeLight") },
          { value: "dark", label: t("themeDark") },
        ]}
      />
      <MenuLine />
      <MenuChoice
        label={t("language")}
        value={locale}
        onValueChange={(value) => start(() => setLocale(form("locale", value)))}
        options={LANGUAGES}
      />
      <MenuLine />
      <MenuItem onClick={() => start(() => leave(signOutTo))}>{t("signOut")}</MenuItem>
    </Menu>
  );
}
