"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Offer } from "@/components/ui/offer";
import type { RequestView } from "@/server/services/requests/get";
import { useAct } from "../parts/use-act";

/** A photograph says where it was taken, the request does not say where it is: offered, never taken over by itself. */
export function PlaceOffer({ request }: { request: RequestView }) {
  const t = useTranslations("request.page.placeOffer");
  const { act, busy } = useAct();
  const known = request.latitude !== null && request.longitude !== null;
  const photo = request.attachments.find(({ latitude, longitude }) => latitude !== null && longitude !== null);
  if (known || !photo || !request.acts.includes("correct")) return null;
  const { latitude, longitude } = photo;
  return (
    <Offer
      aria-label={t("title")}
      className="mb-4"
      actions={
        <Button
          busy={busy}
          onClick={() => act(request, { act: "correct", facts: { latitude, longitude } }, { aloud: true })}
        >
          {t("use")}
        </Button>
      }
    >
      <p>
        {t("text", { name: photo.name })}{" "}
        <a className="link" href={`geo:${latitude},${longitude}?q=${latitude},${longitude}`}>
          {t("see")}
        </a>
      </p>
    </Offer>
  );
}
