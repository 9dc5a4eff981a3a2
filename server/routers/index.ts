import { router } from "../trpc";
import { lookups } from "./lookups";
import { requests } from "./requests";
import { views } from "./views";

export const appRouter = router({ requests, lookups, views });

export type AppRouter = typeof appRouter;
