"use client";

import type { Ways } from "@/server/services/messages/ways";
import { useWays } from "../requests/parts/ways";
import { type Draft, isWhole } from "./draft";
import { useLater } from "./use-later";

const PAUSE_MS = 250;

/** Whether the citizen will be written to, as the server says it; asked once the number is whole. */
export function useNotified({ phone, citizenId, identityWithheld }: Draft): Ways | undefined {
  const typed = useLater(phone.trim(), PAUSE_MS);
  const asks = identityWithheld || citizenId !== null || isWhole(typed);
  return useWays(asks ? { of: "draft", phone: typed, citizenId, identityWithheld } : null);
}
