import { z } from "zod";
import {
  decideApplication,
  getApplication,
  liftRestriction,
  listApplications,
  recordApplication,
} from "../services/privacy/applications";
import { applicationSchema, decisionSchema, liftSchema, oneSchema } from "../services/privacy/schemas";
import { procedure, router } from "../trpc";

export const privacy = router({
  list: procedure
    .input(z.object({ before: z.int32().positive().optional() }))
    .query(({ ctx, input }) => listApplications(ctx, input)),
  get: procedure.input(oneSchema).query(({ ctx, input }) => getApplication(ctx, input)),
  record: procedure.input(applicationSchema).mutation(({ ctx, input }) => recordApplication(ctx, input)),
  decide: procedure.input(decisionSchema).mutation(({ ctx, input }) => decideApplication(ctx, input)),
  lift: procedure.input(liftSchema).mutation(({ ctx, input }) => liftRestriction(ctx, input)),
});
