import Link from "next/link";
import { useTranslations } from "next-intl";
import type { InstallationState } from "@/server/domain/installation";
import { ErrorMark } from "../ui/marks";

export type InstallationStripProps = {
  state: InstallationState;
  /** Where whoever may decide does so. */
  href?: string;
};

/** Over every staff page of an installation that sends nothing outside. */
export function InstallationStrip({ state, href }: InstallationStripProps) {
  const t = useTranslations("settings.installation");
  if (state === "original") return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-late bg-late-tint px-5 py-2 text-pretty text-ink print:hidden"
    >
      <span className="flex min-w-0 items-baseline gap-2">
        <ErrorMark className="relative top-[1.5px] shrink-0 text-late" />
        <span>{t(`strip_${state}`)}</span>
      </span>
      {href && (
        <Link href={href} className="link font-medium pointer-coarse:min-h-ctl">
          {t("stripLink")}
        </Link>
      )}
    </div>
  );
}
