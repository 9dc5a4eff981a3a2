import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { menuOf } from "@/components/auth/menu";
import { ProofDialog } from "@/components/auth/proof/proof-dialog";
import { rolesText } from "@/components/auth/role-text";
import { SessionWatch } from "@/components/auth/session-watch";
import { ToLogin } from "@/components/auth/to-login";
import { LiveCalls } from "@/components/calls/live/live-calls";
import { formatNumber } from "@/components/i18n/format";
import { InstallationStrip } from "@/components/shell/installation-strip";
import { StaffShell } from "@/components/shell/staff-shell";
import { VersionWatch } from "@/components/shell/version-watch";
import { TRPCProvider } from "@/components/trpc/client";
import { CountBadge } from "@/components/ui/count-badge";
import { WarningBadge } from "@/components/warnings/warning-badge";
import { buildVersion } from "@/server/actions/build-version";
import { sessionOfRequest } from "@/server/auth";
import { may, mayListRequests } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

/** Who has not signed in goes no further; who has sees the places of their roles. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const session = await sessionOfRequest();
  if (!session) return <ToLogin />;
  if (session.mustChangePassword) redirect("/password");
  const { actor, title } = session;
  const queries = getQueryClient();
  const [
    { municipality, now },
    installation,
    counts,
    views,
    warnings,
    callBacks,
    down,
    alarms,
    t,
    calls,
    channels,
    locale,
  ] = await Promise.all([
    contextOfRequest(),
    queries.fetchQuery(trpc.settings.installationState.queryOptions()),
    mayListRequests(actor) ? queries.fetchQuery(trpc.requests.counts.queryOptions()) : undefined,
    mayListRequests(actor) ? queries.fetchQuery(trpc.views.list.queryOptions()) : [],
    may(actor, "see_warnings") ? queries.fetchQuery(trpc.warnings.count.queryOptions()) : undefined,
    may(actor, "call_back") ? queries.fetchQuery(trpc.calls.callBackCounts.queryOptions()) : undefined,
    may(actor, "see_channels") ? queries.fetchQuery(trpc.connections.down.queryOptions()) : undefined,
    may(actor, "see_audit") ? queries.fetchQuery(trpc.system.alarms.queryOptions()) : [],
    getTranslations("auth"),
    getTranslations("calls"),
    getTranslations("channels"),
    getLocale(),
  ]);
  const ill = alarms.length + (down ? down.senders.length + down.webhooks.length : 0);
  const roles = rolesText(actor.roles, {
    role: (role) => t(`roles.${role}`),
    department: (id) => municipality.departments.find((department) => department.id === id)?.shortName,
  });
  return (
    <TRPCProvider>
      <ProofDialog />
      <SessionWatch staffId={actor.staffId} />
      <StaffShell
        municipality={municipality.identity.name}
        home="/"
        newHref={may(actor, "record_request") ? "/requests/new" : undefined}
        {...menuOf(actor, {
          counts,
          views,
          warnings: warnings !== undefined && <WarningBadge first={warnings} />,
          down: ill > 0 && (
            <CountBadge shown={formatNumber(ill, locale)} full={channels("trouble.badge", { count: ill })} />
          ),
          missed: callBacks?.open ? calls("back.waiting", { count: formatNumber(callBacks.open, locale) }) : undefined,
          now,
          locale,
          name: (key) => t(`nav.${key}`),
          year: (year) => t("nav.report", { year }),
        })}
        person={{ name: actor.name, under: title ?? roles }}
        accountHref="/account"
      >
        <VersionWatch version={buildVersion()} />
        <InstallationStrip
          state={installation}
          href={may(actor, "manage_settings") ? "/settings/installation" : undefined}
        />
        {children}
        {may(actor, "call_back") && <LiveCalls now={now} />}
      </StaffShell>
    </TRPCProvider>
  );
}
