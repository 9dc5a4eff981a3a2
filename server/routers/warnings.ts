import { z } from "zod";
import { warningFilterSchema } from "@/server/domain/warning";
import { countWarnings, listWarnings } from "../services/warnings/list";
import { seeWarning, seeWarnings, seeWarningsOf } from "../services/warnings/see";
import { procedure, router } from "../trpc";

const id = z.int32().positive();

export const warnings = router({
  list: procedure.input(warningFilterSchema).query(({ ctx, input }) => listWarnings(ctx, input)),
  count: procedure.query(({ ctx }) => countWarnings(ctx)),
  see: procedure.input(z.object({ id })).mutation(({ ctx, input }) => seeWarning(ctx, input)),
  seeOf: procedure.input(z.object({ requestId: id })).mutation(({ ctx, input }) => seeWarningsOf(ctx, input)),
  seeAll: procedure.input(z.object({ upTo: id })).mutation(({ ctx, input }) => seeWarnings(ctx, input)),
});
