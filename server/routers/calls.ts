import { z } from "zod";
import { callBackFilterSchema, callBackResultSchema } from "@/server/domain/call-back";
import { callFilterSchema } from "@/server/domain/call-filter";
import { dayOf } from "@/server/domain/time";
import { countCallBacks, listCallBacks } from "../services/calls/call-backs/list";
import { claimCallBack, releaseCallBack } from "../services/calls/call-backs/own";
import { settleCallBack } from "../services/calls/call-backs/settle";
import { countCalls } from "../services/calls/counts";
import { listCallFiles } from "../services/calls/files";
import { listCalls } from "../services/calls/list";
import { liveCalls } from "../services/calls/live";
import { callToRecord } from "../services/calls/recording";
import { revealCaller } from "../services/calls/reveal";
import { serviceLevel } from "../services/calls/service-level";
import { callTargetSchema, setServiceTarget } from "../services/calls/target";
import { procedure, router } from "../trpc";

const first = z.string().regex(/^\d{4}-\d{2}-01$/);
const id = z.int32().positive();
const one = z.object({ id });
const days = z.object({ from: z.iso.date(), to: z.iso.date() });

export const calls = router({
  list: procedure.input(callFilterSchema).query(({ ctx, input }) => listCalls(ctx, input)),
  counts: procedure.input(z.object({ from: first, to: first })).query(({ ctx, input }) => countCalls(ctx, input)),
  reveal: procedure
    .input(one.extend({ why: z.string().trim().min(3).max(200) }))
    .mutation(({ ctx, input }) => revealCaller(ctx, input)),
  live: procedure.query(({ ctx }) => liveCalls(ctx)),
  toRecord: procedure.input(one).query(({ ctx, input }) => callToRecord(ctx, input)),
  serviceLevel: procedure.input(days).query(({ ctx, input }) => serviceLevel(ctx, input)),
  setTarget: procedure.input(callTargetSchema).mutation(({ ctx, input }) => setServiceTarget(ctx, input)),
  files: procedure.query(({ ctx }) => listCallFiles(ctx)),
  callBacks: procedure.input(callBackFilterSchema).query(({ ctx, input }) => listCallBacks(ctx, input)),
  callBackCounts: procedure.query(({ ctx }) => countCallBacks(ctx, dayOf(ctx.now))),
  claim: procedure
    .input(one.extend({ takeOver: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => claimCallBack(ctx, input)),
  release: procedure.input(one).mutation(({ ctx, input }) => releaseCallBack(ctx, input)),
  settle: procedure.input(callBackResultSchema).mutation(({ ctx, input }) => settleCallBack(ctx, input)),
});
