import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { loadMunicipality, type Municipality } from "./settings/municipality";

/** What every verb is given: the database of the municipality, who acts, when, and what the municipality has decided. */
export type Context = { db: Db; actor: Actor; now: Date; municipality: Municipality };

/** The time of what needs no database: a form that is given back while there is none. */
export const timeNow = (): Date => new Date();

/** Made once at the door of each call. The only clock of the server. */
export async function createContext(db: Db, actor: Actor, now: Date = new Date()): Promise<Context> {
  return { db, actor, now, municipality: await loadMunicipality(db, now) };
}
