import { lookups as lookUp } from "../services/settings/lookups";
import { procedure, router } from "../trpc";

export const lookups = router({ all: procedure.query(({ ctx }) => lookUp(ctx)) });
