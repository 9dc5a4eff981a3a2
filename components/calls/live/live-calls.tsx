"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LiveCard } from "./live-card";
import { useLeaving } from "./use-leaving";
import { useListening, useLive } from "./use-live";

/** Cards of the calls at one's own telephone, over whatever page is open. The one that is being recorded stands in its form already. */
export function LiveCalls({ now }: { now: Date }) {
  const t = useTranslations("calls.live");
  useListening();
  const { data } = useLive();
  const [dismissed, setDismissed] = useState<readonly number[]>([]);
  const path = usePathname();
  const call = useSearchParams().get("call");
  const recording = path === "/requests/new" ? Number(call) : null;
  const shown = useLeaving(data?.calls ?? []).filter(({ call: { id } }) => id !== recording && !dismissed.includes(id));
  return (
    <section
      aria-label={t("region")}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 z-40 grid w-[360px] gap-2 max-md:inset-x-2 max-md:top-2 max-md:bottom-auto max-md:w-auto print:hidden"
    >
      {shown.map(({ call, over }) => (
        <LiveCard
          key={call.id}
          call={call}
          over={over}
          now={now}
          onDismiss={() => setDismissed((ids) => [...ids, call.id])}
        />
      ))}
    </section>
  );
}
