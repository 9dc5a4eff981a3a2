import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { headers } from "next/headers";
import { cache } from "react";
import { db } from "../db";
import { type Actor, NOBODY } from "../domain/actor";
import { logError } from "../log";
import { type Context, createContext, timeNow } from "../services/context";
import { addressOf } from "../services/limits/address";
import { lastMunicipality, unknownMunicipality } from "../services/settings/municipality";

/** Longer nobody looks at an empty page. */
const PATIENCE_MS = 5_000;

/** While the database is away a public page is drawn from what this process has read last, so that a form can be given back. */
const contextOfVisit = cache(async (): Promise<Context> => {
  const now = timeNow();
  const read = createContext(db, NOBODY, now);
  const late = new AbortController();
  try {
    const ctx = await Promise.race([read, pause(PATIENCE_MS, null, { signal: late.signal })]);
    if (ctx) return ctx;
  } catch (error) {
    logError("visitor.no_settings", error);
  } finally {
    late.abort();
  }
  read.catch(() => undefined);
  return { db, actor: NOBODY, now, municipality: lastMunicipality(db) ?? unknownMunicipality() };
});

/** Somebody at a public page, whoever may be signed in on the same computer. */
export async function visitor(actor: Actor = NOBODY): Promise<{ ctx: Context; address: string }> {
  return { ctx: { ...(await contextOfVisit()), actor }, address: addressOf(await headers()) };
}

/** Somebody who holds a tracking code. */
export const holderOf = async (trackingCode: string) =>
  visitor({ kind: "citizen", trackingCode, address: addressOf(await headers()) });
