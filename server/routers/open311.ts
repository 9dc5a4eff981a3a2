import { z } from "zod";
import { issueKey, keySchema, listKeys, revokeKey } from "../services/open311/keys";
import { open311Pulse } from "../services/open311/pulse";
import { open311Input, readOpen311, saveOpen311 } from "../services/open311/settings";
import { procedure, provedProcedure, router } from "../trpc";

const id = z.int32().positive();

/** Our door for other institutions' systems, and who holds a key to it. */
export const open311 = router({
  read: procedure.query(({ ctx }) => readOpen311(ctx)),
  save: procedure.input(open311Input).mutation(({ ctx, input }) => saveOpen311(ctx, input)),
  pulse: procedure.query(({ ctx }) => open311Pulse(ctx)),
  keys: procedure.query(({ ctx }) => listKeys(ctx)),
  issueKey: provedProcedure.input(keySchema).mutation(({ ctx, input }) => issueKey(ctx, input)),
  revokeKey: provedProcedure.input(z.object({ id })).mutation(({ ctx, input }) => revokeKey(ctx, input)),
});
