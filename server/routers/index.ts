import { router } from "../trpc";
import { requests } from "./requests";

export const appRouter = router({ requests });

export type AppRouter = typeof appRouter;
