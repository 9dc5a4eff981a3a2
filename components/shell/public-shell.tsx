import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SkipLink } from "../ui/text";
import { Brand } from "./brand";
import { LanguageForm } from "./language-form";

export type PublicShellProps = {
  municipality: string;
  /** What this is, under the name: "Başvurum ne oldu?". */
  about: string;
  /** As it is read and as it is dialled. */
  phone: { shown: string; dial: string };
  /** Said after the telephone; the usual words say that the page shows no personal data. */
  note?: ReactNode;
  /** What can be done, above the telephone: a wide button. */
  act?: ReactNode;
  /** A form of two columns takes the wider sheet. */
  wide?: boolean;
  children: ReactNode;
};

/** The citizen's page: one column, large type, the municipality's telephone at the foot. */
export async function PublicShell({ municipality, about, phone, note, act, wide, children }: PublicShellProps) {
  const t = await getTranslations("ui");
  const column = wide ? "mx-auto w-full max-w-[760px]" : "mx-auto w-full max-w-[560px]";
  return (
    <div className="flex min-h-dvh flex-col bg-paper text-t16">
      <SkipLink to="main">{t("skipToContent")}</SkipLink>
      <header className="double-bottom">
        <div className={`${column} flex items-center justify-between gap-4 px-5 py-3.5`}>
          <Brand name={municipality} under={about} large />
          <div className="text-t14 print:hidden">
            <LanguageForm />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={`${column} grow px-5 pt-4 pb-8 outline-none`}>
        {children}
      </main>
      <footer className="border-t border-rule-2 bg-desk text-t14 text-ink-2">
        <div className={`${column} px-5 pt-3 pb-4`}>
          {act && <div className="mb-3">{act}</div>}
          <p>
            {t.rich("shell.phone", {
              phone: () => (
                <a href={`tel:${phone.dial}`} className="link whitespace-nowrap">
                  {phone.shown}
                </a>
              ),
            })}
            {" · "}
            {note ?? t("shell.privacy")}
          </p>
        </div>
      </footer>
    </div>
  );
}
