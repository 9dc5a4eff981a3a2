import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "../i18n/format";
import { inflect } from "../i18n/inflect";
import { ErrorMark } from "../ui/marks";
import { Offer } from "../ui/offer";

export type Trouble = { href: string; name: string; why: string; since: Date | null };

/** What does not work and who is to be asked about it, over the pages of those who can mend it; nothing where all is well. */
export function TroubleNotice({ troubles }: { troubles: readonly Trouble[] }) {
  const t = useTranslations("channels.trouble");
  const locale = useLocale();
  if (troubles.length === 0) return null;
  return (
    <Offer late aria-label={t("title")} className="mx-5 mt-3 mb-4 max-w-[640px] md:mx-8">
      <h2 className="flex items-center gap-2 font-bold text-late">
        <ErrorMark />
        {t("title")}
      </h2>
      <ul className="mt-1 grid gap-1 text-ink">
        {troubles.map(({ href, name, why, since }) => (
          <li key={href} className="text-pretty">
            <Link href={href} className="link font-medium wrap-anywhere">
              {name}
            </Link>{" "}
            {why}
            {since && (
              <span className="text-ink-2">
                {" "}
                · {t("since", { at: inflect(formatDayTime(since, locale), "ablative", locale) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Offer>
  );
}
