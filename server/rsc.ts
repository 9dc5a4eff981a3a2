import "server-only";
import { dehydrate } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
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
