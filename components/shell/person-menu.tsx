import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Theme } from "../i18n/locale";
import { TickMark } from "../ui/marks";
import { AccountLink } from "./account-link";
import { ScreenChoice } from "./screen-choice";
import { SignOutButton } from "./sign-out-button";

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
  { value: "tr", label: "Türkçe" },
  { value: "en", label: "English" },
] as const;

type ChoiceProps = { name: string; value: string; chosen: boolean; lang?: string; children: ReactNode };

const Choice = ({ name, value, chosen, lang, children }: ChoiceProps) => (
  <button
    type="submit"
    name={name}
    value={value}
    lang={lang}
    aria-current={chosen || undefined}
    className="flex min-h-8 w-full items-center justify-between gap-2 px-3 text-left text-ctl hover:bg-accent-tint focus-visible:outline-offset-[-2px] pointer-coarse:min-h-ctl"
  >
    {children}
    {chosen && <TickMark />}
  </button>
);

/** What is one's own: account, theme, language, the way out. Plain forms; nothing is loaded for them. */
export async function PersonChoices({ theme, accountHref, signOutTo }: Omit<PersonMenuProps, "person">) {
  const t = await getTranslations("ui.shell");
  const locale = await getLocale();
  const themes = [
    { value: "system", label: t("themeSystem") },
    { value: "light", label: t("themeLight") },
    { value: "dark", label: t("themeDark") },
  ];
  const head = "px-3 pt-2 pb-1 text-t12 text-ink-3";
  const block = "border-t border-rule py-1";
  return (
    <>
      <div className="py-1">
        <AccountLink href={accountHref} />
      </div>
      <ScreenChoice className={block}>
        <p className={head}>{t("theme")}</p>
        {themes.map(({ value, label }) => (
          <Choice key={value} name="theme" value={value} chosen={value === (theme ?? "system")}>
            {label}
          </Choice>
        ))}
      </ScreenChoice>
      <ScreenChoice className={block}>
        <p className={head}>{t("language")}</p>
        {LANGUAGES.map(({ value, label }) => (
          <Choice key={value} name="locale" value={value} chosen={value === locale} lang={value}>
            {label}
          </Choice>
        ))}
      </ScreenChoice>
      <div className={block}>
        <SignOutButton to={signOutTo} />
      </div>
    </>
  );
}

/** Who is signed in, at the foot of the menu; pressed, it opens what is theirs. */
export async function PersonMenu({ person, ...choices }: PersonMenuProps) {
  const t = await getTranslations("ui.shell");
  return (
    <>
      <button
        type="button"
        popoverTarget="person-menu"
        className="min-w-0 grow rounded px-2 py-1 text-left hover:bg-hover"
      >
        <b className="block truncate">{person.name}</b>
        <span className="block truncate text-ink-3">{person.under}</span>
        <span className="sr-only">{t("accountMenu")}</span>
      </button>
      <section
        id="person-menu"
        popover="auto"
        aria-label={t("accountMenu")}
        className="fixed inset-auto bottom-16 left-3 m-0 min-w-52 rounded border border-rule-2 bg-raise text-ink shadow-raise"
      >
        <PersonChoices {...choices} />
      </section>
    </>
  );
}
