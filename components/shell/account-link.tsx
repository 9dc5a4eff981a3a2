"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { closePopover } from "./popover";

export function AccountLink({ href }: { href: string }) {
  const t = useTranslations("ui.shell");
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={closePopover}
      className="flex min-h-8 items-center px-3 text-ctl text-ink no-underline hover:bg-accent-tint focus-visible:outline-offset-[-2px] pointer-coarse:min-h-ctl"
    >
      {t("account")}
    </Link>
  );
}
