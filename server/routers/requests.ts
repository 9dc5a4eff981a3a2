import { z } from "zod";
import { changeSchema } from "@/server/domain/changes";
import { intakeSchema } from "@/server/domain/intake";
import { receive } from "../services/requests/receive";
import { record } from "../services/requests/record";
import { procedure, router } from "../trpc";

export const requests = router({
  receive: procedure.input(intakeSchema).mutation(({ ctx, input }) => receive(ctx, input)),
  act: procedure
    .input(
      z.object({
        id: z.number().int().positive(),
        version: z.number().int().positive().optional(),
        change: changeSchema,
      }),
    )
    .mutation(({ ctx, input }) => record(ctx, input)),
});
