import { router } from "../trpc";
import { lookups } from "./lookups";
import { messages } from "./messages";
import { requests } from "./requests";
import { settings } from "./settings";
import { views } from "./views";

export const appRouter = router({ requests, lookups, messages, settings, views });

export type AppRouter = typeof appRouter;
