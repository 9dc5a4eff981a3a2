import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { db } from "../db";
import { type Actor, NOBODY } from "../domain/actor";
import { type Context, createContext } from "../services/context";
import { addressOf } from "../services/limits/address";

const contextOfVisit = cache((): Promise<Context> => createContext(db, NOBODY));

/** Somebody at a public page, whoever may be signed in on the same computer. */
export async function visitor(actor: Actor = NOBODY): Promise<{ ctx: Context; address: string }> {
  return { ctx: { ...(await contextOfVisit()), actor }, address: addressOf(await headers()) };
}

/** Somebody who holds a tracking code. */
export const holderOf = (trackingCode: string) => visitor({ kind: "citizen", trackingCode });
