import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/routers";

/** What the procedures take; the server checks it again. */
export type RouterInputs = inferRouterInputs<AppRouter>;
/** What they give. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
