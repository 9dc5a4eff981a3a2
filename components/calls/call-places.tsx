import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";

const PLACES = [
  ["log", "/calls"],
  ["missed", "/calls/missed"],
  ["service", "/calls/service"],
] as const;
export type CallPlace = (typeof PLACES)[number][0];

/** The pages of calls; `callsBack`: for those who do. */
export function CallPlaces({ here, callsBack }: { here: CallPlace; callsBack: boolean }) {
  const t = useTranslations("calls.places");
  return (
    <nav aria-label={t("label")} className="border-b border-rule px-5 print:hidden">
      <ul className="-ml-2 flex flex-wrap">
        {PLACES.filter(([name]) => callsBack || name !== "missed").map(([name, href]) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              aria-current={name === here ? "page" : undefined}
              className={cx(
                "flex min-h-9 items-center px-2 no-underline pointer-coarse:min-h-ctl",
                name === here
                  ? "font-bold text-ink shadow-[inset_0_-2px_0_var(--accent)]"
                  : "text-ink-2 hover:text-ink",
              )}
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
