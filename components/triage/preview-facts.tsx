"use client";

import { useTranslations } from "next-intl";
import { Reveal } from "@/components/requests/page/reveal";
import { useLookups } from "@/components/requests/parts/use-lookups";
import { Facts } from "@/components/ui/facts";
import { Kbd } from "@/components/ui/kbd";
import type { RequestView } from "@/server/services/requests/get";

export function PreviewFacts({ request }: { request: RequestView }) {
  const t = useTranslations("triage.preview");
  const social = useTranslations("social.post");
  const { neighbourhood } = useLookups();
  const { citizen, identityWithheld, street, doorNo, latitude, longitude } = request;
  const place = [neighbourhood(request.neighbourhoodId), [street, doorNo && `No ${doorNo}`].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  const who = identityWithheld ? t("withheld") : (citizen?.name ?? t("anonymous"));
  const point = latitude !== null && longitude !== null && `${latitude},${longitude}`;
  return (
    <div className="border-t border-rule py-3">
      <Facts
        termWidth={68}
        items={[
          [
            t("citizen"),
            <>
              {who}
              {citizen && !identityWithheld && (
                <span className="text-ink-2"> · {t("requests", { total: citizen.requests, open: citizen.open })}</span>
              )}
            </>,
          ],
          [
            t("phone"),
            citizen?.phone && (
              <>
                <Reveal key={request.id} requestId={request.id} masked={citizen.phone} /> <Kbd>G</Kbd>
              </>
            ),
          ],
          [
            t("post"),
            request.sourceUrl && (
              <a className="link" href={request.sourceUrl} target="_blank" rel="noreferrer">
                {social("open")}
              </a>
            ),
          ],
          [
            t("place"),
            <>
              {place || "—"}
              {point && (
                <>
                  {" · "}
                  <a className="link" href={`geo:${point}?q=${point}`}>
                    {t("map")}
                  </a>
                </>
              )}
            </>,
          ],
        ]}
      />
    </div>
  );
}
