import { z } from "zod";
import { listViews, removeView, saveView } from "../services/views/views";
import { procedure, router } from "../trpc";

const id = z.int32().positive();

export const views = router({
  list: procedure.query(({ ctx }) => listViews(ctx)),
  save: procedure
    .input(
      z.object({ name: z.string().trim().min(1).max(60), query: z.string().max(1000), departmentId: id.nullish() }),
    )
    .mutation(({ ctx, input }) => saveView(ctx, input)),
  remove: procedure.input(z.object({ id })).mutation(({ ctx, input }) => removeView(ctx, input)),
});
