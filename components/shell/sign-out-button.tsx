"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { forgetTexts } from "../forms/draft-store";

async function leave(callbackUrl: string): Promise<void> {
  forgetTexts();
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl });
}

export function SignOutButton({ to }: { to: string }) {
  const t = useTranslations("ui.shell");
  const [busy, start] = useTransition();
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      onClick={() => start(() => leave(to))}
      className="flex min-h-8 w-full items-center px-3 text-left text-ctl hover:bg-accent-tint focus-visible:outline-offset-[-2px] pointer-coarse:min-h-ctl"
    >
      {t("signOut")}
    </button>
  );
}
