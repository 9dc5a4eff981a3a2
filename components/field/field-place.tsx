"use client";

import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-look";
import type { RequestView } from "@/server/services/requests/get";
import { useLookups } from "../requests/parts/use-lookups";
import { directionsHref, isApple } from "./directions";

/** Where to go, and for how many. */
export function FieldPlace({ request }: { request: RequestView }) {
  const t = useTranslations("field.place");
  const { neighbourhood } = useLookups();
  const { neighbourhoodId, street, doorNo, latitude, longitude, mergedCount } = request;
  const address = [
    neighbourhood(neighbourhoodId),
    [street, doorNo && t("door", { no: doorNo })].filter(Boolean).join(" "),
  ]
    .filter(Boolean)
    .join(", ");
  const href = directionsHref({ latitude, longitude, address }, isApple(navigator.userAgent));
  return (
    <section aria-label={t("title")} className="flex items-center gap-3 border-y border-rule py-4">
      <div className="min-w-0 grow">
        <p className="text-t16 font-medium">{address || t("unknown")}</p>
        <p className="text-t14 text-ink-2">{t("reporters", { count: 1 + mergedCount })}</p>
      </div>
      {href && (
        <a href={href} className={buttonClass("edge", {})}>
          {t("directions")}
        </a>
      )}
    </section>
  );
}
