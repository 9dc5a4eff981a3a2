import { accessFilterSchema } from "../domain/access";
import { accessAlerts, listAccess, seeAccessAlerts } from "../services/access-log/list";
import { procedure, router } from "../trpc";

/** Who read whose personal data, and who read unusually much of it. */
export const access = router({
  list: procedure.input(accessFilterSchema).query(({ ctx, input }) => listAccess(ctx, input)),
  alerts: procedure.query(({ ctx }) => accessAlerts(ctx)),
  seeAlerts: procedure.mutation(({ ctx }) => seeAccessAlerts(ctx)),
});
