import { router } from "../trpc";
import { lookups } from "./lookups";
import { requests } from "./requests";
import { settings } from "./settings";
import { views } from "./views";

export const appRouter = router({ requests, lookups, settings, views });

export type AppRouter = typeof appRouter;
