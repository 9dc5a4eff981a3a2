import { systemProblems, systemState } from "../services/system/state";
import { procedure, router } from "../trpc";

/** How the installation itself does. */
export const system = router({
  state: procedure.query(({ ctx }) => systemState(ctx)),
  problems: procedure.query(({ ctx }) => systemProblems(ctx)),
});
