import "server-only";
import { dehydrate } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { notFound } from "next/navigation";
import { cache } from "react";
import { makeQueryClient } from "@/components/trpc/query-client";
import { actorOfSession } from "./auth";
import { db } from "./db";
import { numbered } from "./log";
import { appRouter } from "./routers";
import { createContext } from "./services/context";

/** Server components ask the same routers as the screens, without a hop over HTTP. One context and one cache a request. */
export const contextOfRequest = cache(async () => numbered(createContext(db, await actorOfSession())));

export const getQueryClient = cache(makeQueryClient);

export const trpc = createTRPCOptionsProxy({ ctx: contextOfRequest, router: appRouter, queryClient: getQueryClient });

export const dehydrated = () => dehydrate(getQueryClient());

/** What a page is about. Where there is no such row, or none that the actor may know of, there is no such page. */
export async function orNotFound<Row>(asked: Promise<Row>): Promise<Row> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
