import { alarms } from "../services/limits/alarm";
import { systemProblems, systemState } from "../services/system/state";
import { procedure, router } from "../trpc";

/** How the installation itself does. */
export const system = router({
  state: procedure.query(({ ctx }) => systemState(ctx)),
  alarms: procedure.query(({ ctx }) => alarms(ctx)),
  problems: procedure.query(({ ctx }) => systemProblems(ctx)),
});
