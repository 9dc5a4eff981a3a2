"use client";

import { useRouter } from "next/navigation";
import type { ReactNode, SubmitEvent } from "react";

export type ScreenChoiceProps = { className?: string; children: ReactNode };

/** Fields `locale` and `theme`. Works without a script; with one the page stays, and what is typed in it. */
export function ScreenChoice({ className, children }: ScreenChoiceProps) {
  const router = useRouter();
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
    const answer = await fetch("/api/screen", { method: "POST", body, headers: { accept: "application/json" } }).catch(
      () => null,
    );
    if (answer?.ok) router.refresh();
  };
  return (
    <form method="post" action="/api/screen" onSubmit={submit} className={className}>
      {children}
    </form>
  );
}
