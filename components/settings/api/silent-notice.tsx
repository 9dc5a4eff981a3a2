import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "../../i18n/format";
import { ErrorMark } from "../../ui/marks";

export type Silent = { id: number; name: string; disabledAt: Date | null };

/** Webhooks that were switched off by themselves: said wherever administrators set things up. */
export function SilentNotice({ silent }: { silent: readonly Silent[] }) {
  const t = useTranslations("api.silent");
  const locale = useLocale();
  if (silent.length === 0) return null;
  return (
    <div role="note" className="mx-5 mt-3 rounded-tag border border-late bg-late-tint px-3.5 py-2.5 md:mx-8">
      <p className="flex items-center gap-2 font-bold text-late">
        <ErrorMark />
        {t("title")}
      </p>
      <ul className="mt-0.5 text-ink">
        {silent.map(({ id, name, disabledAt }) => (
          <li key={id}>
            <Link href={`/settings/api/webhooks/${id}`} className="link">
              {name}
            </Link>
            {disabledAt && <span className="text-ink-2"> · {formatDateTime(disabledAt, locale)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
