import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NAMESPACES, type Namespace } from "@/messages";
import { ClientMessages } from "../i18n/client-messages";
import { readTheme, THEME_COOKIE } from "../i18n/locale";
import { ButtonLink } from "../ui/button";
import { SkipLink } from "../ui/text";
import { ToastProvider } from "../ui/toast";
import { BottomBar } from "./bottom-bar";
import { Brand } from "./brand";
import { Instrument } from "./instrument";
import { KeyButton } from "./key-button";
import type { NavItem, NavSection } from "./navigation";
import { type Person, PersonChoices, PersonMenu } from "./person-menu";
import { SideNav } from "./side-nav";

export type StaffShellProps = {
  municipality: string;
  /** Where the brand leads. */
  home: string;
  /** Where "Yeni başvuru N" leads; left out for those who do not record. */
  newHref?: string;
  nav: readonly NavItem[];
  views?: readonly NavItem[];
  reports?: readonly NavItem[];
  person: Person;
  accountHref: string;
  signOutTo?: string;
  children: ReactNode;
};

/** All but what is only ever read on a page of its own. */
const AREAS: readonly Namespace[] = NAMESPACES.filter((area) => area !== "apiDoc");

/**
 * The frame of every staff page: menu at the left, a bar at the foot of a narrow screen, `main#main` for the page.
 * It brings all messages to the browser, toasts, the command palette and the list of keys.
 */
export async function StaffShell(props: StaffShellProps) {
  const { municipality, home, newHref, nav, views = [], reports = [], signOutTo = "/login", children } = props;
  const t = await getTranslations("ui");
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const sections: NavSection[] = [
    { items: nav },
    { heading: t("shell.savedViews"), items: views },
    { heading: t("shell.reports"), items: reports },
  ];
  const choices = { theme, accountHref: props.accountHref, signOutTo };
  return (
    <ClientMessages areas={AREAS}>
      <ToastProvider>
        <Instrument sections={sections} newHref={newHref}>
          <SkipLink to="main">{t("skipToContent")}</SkipLink>
          <div className="md:grid md:grid-cols-[200px_minmax(0,1fr)] print:block">
            <nav
              aria-label={t("shell.menu")}
              className="sticky top-0 flex h-dvh flex-col border-r border-rule bg-desk px-3 pt-3.5 pb-3 max-md:hidden print:hidden"
            >
              <div className="px-2 pb-3.5">
                <Brand name={t("product")} under={municipality} href={home} />
              </div>
              {newHref && (
                <ButtonLink href={newHref} kbd="N" spread className="mb-3 shrink-0">
                  {t("shell.newRequest")}
                </ButtonLink>
              )}
              <div className="min-h-0 grow overflow-y-auto">
                <SideNav sections={sections} />
              </div>
              <div className="flex items-end justify-between gap-1 border-t border-rule pt-2">
                <PersonMenu {...choices} person={props.person} />
                <KeyButton />
              </div>
            </nav>
            <main
              id="main"
              tabIndex={-1}
              className="min-h-dvh min-w-0 bg-paper outline-none max-md:pb-[calc(52px+env(safe-area-inset-bottom))] print:pb-0"
            >
              {children}
            </main>
          </div>
          <BottomBar
            sections={sections}
            newHref={newHref}
            person={props.person}
            choices={<PersonChoices {...choices} />}
          />
        </Instrument>
      </ToastProvider>
    </ClientMessages>
  );
}
