import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { topicsOf } from "@/components/settings/topic-list";
import { PageHead } from "@/components/shell/page-head";
import { actorOfSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.topics"))("title") };
}

export default async function SettingsPage() {
  const t = await getTranslations("auth.topics");
  const topics = topicsOf(await actorOfSession());
  return (
    <>
      <PageHead size="page" title={t("title")} />
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
