import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Db, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import {
  addressOfPlace,
  differencesOf,
  type Installation,
  type InstallationState,
  type Place,
  stateOf,
} from "@/server/domain/installation";
import { env } from "@/server/env";
import type { Context } from "../context";
import { keptOf } from "../settings/kept";

const KEY = "installation";

const placeSchema = z.object({
  system: z.string().nullable(),
  database: z.string(),
  table: z.string(),
  address: z.string(),
});
const installationSchema = z.object({
  id: z.uuid(),
  original: placeSchema,
  copy: placeSchema.nullable(),
  noticed: z.object({ place: placeSchema, at: z.iso.datetime() }).nullable(),
});

export type KnownInstallation = Installation & { here: Place; state: InstallationState };

const kept = keptOf("installation", read);

/** What this process knows of it, at most five seconds old. */
export const installationOf = ({ db, now }: Pick<Context, "db" | "now">): Promise<KnownInstallation> =>
  kept.load(db, now);
export const forgetInstallation = kept.forget;

/** Before a trial that somebody asks for: a test delivery, the check of a connection. Throws WRONG_STATE `installationSilent` on a copy. */
export async function mustBeOriginal(ctx: Pick<Context, "db" | "now">): Promise<void> {
  const { state } = await installationOf(ctx);
  if (state !== "original") throw new DomainError("WRONG_STATE", "installationSilent");
}

/** The first process that starts on a database without an installation makes it one; a new place is noted once. */
async function read(db: Db, now: Date): Promise<KnownInstallation> {
  const here = await placeOf(db);
  const known = (await readRow(db)) ?? (await claim(db, here));
  const state = stateOf(known, here);
  if (state !== "undecided" || (known.noticed && differencesOf(known.noticed.place, here).length === 0))
    return { ...known, here, state };
  const noticed = { place: here, at: now.toISOString() };
  await writeRow(db, { ...known, noticed });
  return { ...known, noticed, here, state };
}

export async function readRow(db: Db | Tx): Promise<Installation | null> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  return row && installationSchema.parse(row.value);
}

export async function writeRow(db: Db | Tx, installation: Installation): Promise<void> {
  await db.setting.update({ where: { key: KEY }, data: { value: installation } });
}

async function claim(db: Db, here: Place): Promise<Installation> {
  const made: Installation = { id: randomUUID(), original: here, copy: null, noticed: null };
  await db.setting.createMany({ data: [{ key: KEY, value: made }], skipDuplicates: true });
  return (await readRow(db)) ?? made;
}

/** A managed server may keep its identifier to itself: then the object ids and the address must do. */
async function placeOf(db: Db): Promise<Place> {
  const [row] = await db.$queryRaw<[{ database: string; table: string; tells: boolean }]>`
    SELECT (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS database,
      'setting'::regclass::oid::text AS table, has_function_privilege('pg_control_system()', 'execute') AS tells`;
  const [control] = row.tells
    ? await db.$queryRaw<[{ system: string }]>`SELECT system_identifier::text AS system FROM pg_control_system()`
    : [null];
  return {
    system: control?.system ?? null,
    database: row.database,
    table: row.table,
    address: addressOfPlace(env.NEXTAUTH_URL),
  };
}
