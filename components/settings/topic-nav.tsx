"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "../ui/cx";
import type { Topic } from "./topic-list";

/** The topics over each of their pages; on a narrow screen one way back to all of them. */
export function TopicNav({ topics }: { topics: readonly Topic[] }) {
  const t = useTranslations("auth.topics");
  const path = usePathname();
  if (path === "/settings") return null;
  return (
    <nav aria-label={t("title")} className="border-b border-rule px-5 md:px-8 print:hidden">
      <Link href="/settings" className="link inline-flex min-h-ctl items-center md:hidden">
        {t("back")}
      </Link>
      <ul className="-ml-2 flex flex-wrap py-1 max-md:hidden">
        {topics.map((topic) => {
          const current = path === `/settings/${topic}` || path.startsWith(`/settings/${topic}/`);
          return (
            <li key={topic}>
              <Link
                href={`/settings/${topic}`}
                prefetch={false}
                aria-current={current ? "page" : undefined}
                className={cx(
                  "flex min-h-8 items-center rounded px-2 no-underline pointer-coarse:min-h-ctl",
                  current ? "font-bold text-accent" : "text-ink-2 hover:bg-hover",
                )}
              >
                {t(topic)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
