"use client";

import { useTranslations } from "next-intl";
import type { RequestView } from "@/server/services/requests/get";
import { useAct } from "../parts/use-act";

/** Says who is looking after it, so that two do not do the same work. */
export function ClaimActs({ request, staffId }: { request: RequestView; staffId: number }) {
  const t = useTranslations("requests.acts.name");
  const { act, busy } = useAct();
  const offered = request.claimedById === null ? "claim" : request.claimedById === staffId ? "release" : "take_over";
  if (!request.acts.includes(offered)) return null;
  return (
    <button
      type="button"
      className="link"
      disabled={busy}
      onClick={() => void act(request, { act: offered }, { aloud: true })}
    >
      {t(offered)}
    </button>
  );
}
