"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useSeeing } from "./use-see";

export function SeeButton({ id, number }: { id: number; number: string }) {
  const t = useTranslations("warnings");
  const { see } = useSeeing();
  return (
    <Button size="small" busy={see.isPending} aria-label={t("seeOf", { number })} onClick={() => see.mutate({ id })}>
      {t("see")}
    </Button>
  );
}

/** Everything that stands on the screen and before it; what came since stays. */
export function SeeAllButton({ upTo }: { upTo: number }) {
  const t = useTranslations("warnings");
  const { seeAll } = useSeeing();
  const toast = useToast();
  const press = () => seeAll.mutate({ upTo }, { onSuccess: (count) => toast({ text: t("seeAllDone", { count }) }) });
  return (
    <Button busy={seeAll.isPending} onClick={press}>
      {t("seeAll")}
    </Button>
  );
}
