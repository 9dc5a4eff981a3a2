"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { TickMark } from "../ui/marks";
import { useHydrated } from "./use-hydrated";

export type Place = { latitude: string; longitude: string };

const NOWHERE: Place = { latitude: "", longitude: "" };
const WAIT_MS = 20_000;

/** "Add my location": asked of the device only when pressed. Without a script it is not offered. */
export function LocationField({ place }: { place: Place }) {
  const t = useTranslations("citizen.form.location");
  const hydrated = useHydrated();
  const [{ latitude, longitude }, setPlace] = useState(place);
  const [state, setState] = useState<"idle" | "asking" | "refused">("idle");
  const ask = () => {
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPlace({ latitude: coords.latitude.toFixed(6), longitude: coords.longitude.toFixed(6) });
        setState("idle");
      },
      () => setState("refused"),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  };
  return (
    <div>
      <input type="hidden" name="latitude" value={latitude} />
      <input type="hidden" name="longitude" value={longitude} />
      {hydrated && "geolocation" in navigator && (
        <div role="status" className="flex flex-wrap items-center gap-3">
          {latitude ? (
            <>
              <span className="flex items-center gap-2">
                <TickMark />
                {t("added")}
              </span>
              <Button look="plain" onClick={() => setPlace(NOWHERE)}>
                {t("remove")}
              </Button>
            </>
          ) : (
            <Button onClick={ask} busy={state === "asking"} busyLabel={t("asking")}>
              {t("add")}
            </Button>
          )}
          {state === "refused" && <span className="text-ink-2">{t("refused")}</span>}
        </div>
      )}
    </div>
  );
}
