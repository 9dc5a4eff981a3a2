import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { DomainError } from "../domain/errors";
import { type TrackedRequest, track } from "../services/citizens/track";
import type { Context } from "../services/context";
import { holderOf } from "./visitor";

/** The request of a tracking code for a page; an unknown code is a page that is not there, too many of them another. */
export const trackedBy = cache(async (code: string): Promise<{ ctx: Context; request: TrackedRequest }> => {
  const { ctx } = await holderOf(code.toUpperCase());
  try {
    return { ctx, request: await track(ctx, { code }) };
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") notFound();
    if (error instanceof DomainError && error.code === "TOO_MANY") redirect(`/takip/yogun?dk=${error.params.minutes}`);
    throw error;
  }
});
