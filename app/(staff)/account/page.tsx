import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { ExtensionForm } from "@/components/auth/extension-form";
import { PasswordForm } from "@/components/auth/password-form";
import { rolesText } from "@/components/auth/role-text";
import { ScreenForm } from "@/components/auth/screen-form";
import { SessionList } from "@/components/auth/session-list";
import { readTheme, THEME_COOKIE } from "@/components/i18n/locale";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import type { PasswordState } from "@/server/actions/auth";
import { formGivenBack } from "@/server/actions/given-back";
import { sessionOfRequest } from "@/server/auth";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.account"))("title") };
}

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ oldu?: string | string[] }> }) {
  if (!(await sessionOfRequest())) return null;
  const [{ municipality, actor }, account, sessions, t, locale, jar] = await Promise.all([
    contextOfRequest(),
    getQueryClient().fetchQuery(trpc.staff.account.queryOptions()),
    getQueryClient().fetchQuery(trpc.staff.sessions.queryOptions({})),
    getTranslations("auth"),
    getLocale(),
    cookies(),
  ]);
  const [{ oldu }, given] = await Promise.all([searchParams, formGivenBack<PasswordState>()]);
  const roles = rolesText(account.roles, {
    role: (role) => t(`roles.${role}`),
    department: (id) => municipality.departments.find((department) => department.id === id)?.shortName,
  });
  return (
    <>
      <PageHead size="page" title={t("account.title")} />
      <div className="grid max-w-[520px] gap-8 px-5 pb-10 md:px-8">
        <section>
          <SectionHead title={t("account.who")} rule="double" />
          <Facts
            termWidth={112}
            items={[
              [t("account.name"), account.name],
              [t("account.email"), account.email],
              [t("account.jobTitle"), account.title],
              [t("account.roles"), roles || t("account.none")],
            ]}
          />
          <p className="mt-2 text-t12 text-ink-3">{t("account.whoHint")}</p>
        </section>
        {may(actor, "call_back") && (
          <section>
            <SectionHead title={t("account.extension")} rule="double" />
            <ExtensionForm extension={account.extension} />
          </section>
        )}
        <section>
          <SectionHead title={t("account.password")} rule="double" />
          <PasswordForm
            action="/account/password/send"
            initial={given ?? { failure: null, lost: [] }}
            done={oldu === "parola" && !given}
          />
        </section>
        <section>
          <SectionHead title={t("sessions.title")} rule="double" />
          <p className="mb-3 text-ink-2">{t("sessions.hint")}</p>
          <SessionList sessions={sessions} />
        </section>
        <section>
          <SectionHead title={t("account.screen")} rule="double" />
          <ScreenForm locale={locale} theme={readTheme(jar.get(THEME_COOKIE)?.value)} />
        </section>
      </div>
    </>
  );
}
