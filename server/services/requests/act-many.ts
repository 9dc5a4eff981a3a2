import type { Change } from "@/server/domain/changes";
import { DomainError, type ErrorParams } from "@/server/domain/errors";
import type { Context } from "../context";
import { record } from "./record";

export type Outcome =
  | { id: number; ok: true; version: number }
  | { id: number; ok: false; key: string; params: ErrorParams };

/** The same change to many requests, each for itself: one that is refused does not hold the others up. */
export async function actMany(
  ctx: Context,
  input: { targets: { id: number; version: number }[]; change: Change },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { id, version } of input.targets) outcomes.push(await one(ctx, id, version, input.change));
  return outcomes;
}

async function one(ctx: Context, id: number, version: number, change: Change): Promise<Outcome> {
  try {
    const request = await record(ctx, { id, version, change });
    return { id, ok: true, version: request.version };
  } catch (error) {
    if (error instanceof DomainError) return { id, ok: false, key: error.key, params: error.params };
    throw error;
  }
}
