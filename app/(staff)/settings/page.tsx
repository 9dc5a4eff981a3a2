import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AccessAlerts } from "@/components/settings/access/access-alerts";
import { SystemNotice } from "@/components/settings/system/system-notice";
import { topicsOf } from "@/components/settings/topic-list";
import { Troubles } from "@/components/settings/troubles";
import { PageHead } from "@/components/shell/page-head";
import { may } from "@/server/policies/can";
import { contextOfRequest, getQueryClient, trpc } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.topics"))("title") };
}

export default async function SettingsPage() {
  const { actor, now } = await contextOfRequest();
  const topics = topicsOf(actor);
  const queries = getQueryClient();
  const [t, connections, silent, alarms] = await Promise.all([
    getTranslations("auth.topics"),
    may(actor, "see_channels")
      ? queries.fetchQuery({ ...trpc.connections.list.queryOptions(), staleTime: 0 })
      : ([] as const),
    may(actor, "manage_api") ? queries.fetchQuery({ ...trpc.api.silent.queryOptions(), staleTime: 0 }) : ([] as const),
    may(actor, "see_audit") ? queries.fetchQuery(trpc.system.alarms.queryOptions()) : ([] as const),
  ]);
  return (
    <>
      <PageHead size="page" title={t("title")} />
      {may(actor, "see_system") && <SystemNotice open />}
      <Troubles connections={connections} silent={silent} alarms={alarms} now={now} />
      {may(actor, "see_audit") && <AccessAlerts />}
      <ul className="mx-5 max-w-[640px] border-t border-rule-2 md:mx-8">
        {topics.map((topic) => (
          <li key={topic} className="border-b border-rule">
            <Link
              href={`/settings/${topic}`}
              className="grid min-h-row items-center gap-x-4 py-2 text-ink no-underline hover:bg-hover md:grid-cols-[184px_1fr]"
            >
              <b className="font-medium">{t(topic)}</b>
              <span className="text-ink-2">{t(`${topic}Hint`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
