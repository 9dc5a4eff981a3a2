"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "../../ui/cx";

const HOME = "/settings/api";
const PARTS = [
  ["keys", HOME],
  ["webhooks", `${HOME}/webhooks`],
  ["deliveries", `${HOME}/deliveries`],
] as const;

/** The parts of Settings → API, and where it is documented. */
export function ApiNav() {
  const t = useTranslations("api.nav");
  const path = usePathname();
  const current = PARTS.findLast(([, href]) => path === href || path.startsWith(`${href}/`))?.[0];
  return (
    <nav aria-label={t("title")} className="px-5 pt-3 md:px-8 print:hidden">
      <ul className="flex flex-wrap gap-x-4">
        {PARTS.map(([name, href]) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current === name ? "page" : undefined}
              className={cx(
                "inline-flex min-h-8 items-center no-underline pointer-coarse:min-h-ctl",
                current === name ? "font-bold text-ink shadow-[0_2px_0_var(--accent)]" : "text-ink-3 hover:text-ink",
              )}
            >
              {t(name)}
            </Link>
          </li>
        ))}
        <li className="md:ml-auto">
          <a href="/api-belgesi" className="link inline-flex min-h-8 items-center pointer-coarse:min-h-ctl">
            {t("document")}
          </a>
        </li>
      </ul>
    </nav>
  );
}
