import { z } from "zod";
import { callFilterSchema } from "@/server/domain/call-filter";
import { countCalls } from "../services/calls/counts";
import { listCalls } from "../services/calls/list";
import { revealCaller } from "../services/calls/reveal";
import { procedure, router } from "../trpc";

const first = z.string().regex(/^\d{4}-\d{2}-01$/);

export const calls = router({
  list: procedure.input(callFilterSchema).query(({ ctx, input }) => listCalls(ctx, input)),
  counts: procedure.input(z.object({ from: first, to: first })).query(({ ctx, input }) => countCalls(ctx, input)),
  reveal: procedure
    .input(z.object({ id: z.number().int().positive(), why: z.string().trim().min(3).max(200) }))
    .mutation(({ ctx, input }) => revealCaller(ctx, input)),
});
