import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "../shell/brand";
import { LanguageForm } from "../shell/language-form";

export type AuthSheetProps = { municipality: string; title: string; intro?: ReactNode; children: ReactNode };

/** The sheet before the ledger: sign-in, first run, a password that must be changed. */
export function AuthSheet({ municipality, title, intro, children }: AuthSheetProps) {
  const t = useTranslations();
  return (
    <div className="grid min-h-dvh bg-paper lg:grid-cols-[496px_minmax(0,1fr)]">
      <div className="mx-auto grid w-full max-w-[496px] grid-rows-[auto_1fr_auto] px-5 pt-8 pb-7 md:pr-12 md:pl-16">
        <Brand name={t("ui.product")} under={municipality} />
        <main id="main" className="self-center py-8">
          <h1 className="mb-5 text-t22 font-bold">{title}</h1>
          {intro && <div className="-mt-3 mb-5 text-pretty text-ink-2">{intro}</div>}
          {children}
        </main>
        <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-ink-3">
          <span>
            {t.rich("auth.citizen", {
              link: (words) => (
                <a href="/basvuru" className="link">
                  {words}
                </a>
              ),
            })}
          </span>
          <LanguageForm />
        </footer>
      </div>
      <div aria-hidden className="border-l-[3px] border-rule-2 bg-desk [border-left-style:double] max-lg:hidden">
        <svg aria-hidden className="size-full text-rule">
          <pattern id="ruled" width="38" height="38" patternUnits="userSpaceOnUse">
            <path d="M0 37.5h38" stroke="currentColor" />
          </pattern>
          <rect width="100%" height="100%" fill="url(#ruled)" />
        </svg>
      </div>
    </div>
  );
}
