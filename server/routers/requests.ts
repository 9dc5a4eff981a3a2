import { z } from "zod";
import { askedChangeSchema } from "@/server/domain/changes";
import { SOCIAL_MEDIA } from "@/server/domain/channel";
import { filterSchema } from "@/server/domain/filters";
import type { Request } from "@/server/domain/request";
import { recordedSchema } from "@/server/domain/set-aside";
import { citizensByPhone } from "../services/citizens/by-phone";
import { correctCitizen, correctionSchema } from "../services/citizens/correct-citizen";
import { setNoSms, wisherSchema } from "../services/citizens/no-sms";
import { reveal } from "../services/citizens/reveal";
import { samePerson } from "../services/citizens/same-person";
import { tie, untie } from "../services/citizens/tie";
import type { Context } from "../services/context";
import { act } from "../services/requests/act";
import { actMany } from "../services/requests/act-many";
import { countRequests } from "../services/requests/counts";
import { getRequest } from "../services/requests/get";
import { listRequests } from "../services/requests/list";
import { joinFollowed, merge, unmerge } from "../services/requests/merge";
import { requestOfPost } from "../services/requests/of-post";
import { bePresent, leave } from "../services/requests/presence";
import { presentRequest } from "../services/requests/presented";
import { receive } from "../services/requests/receive";
import { settleDetail, settleSchema } from "../services/requests/settle-detail";
import { countSimilar, suggestFor } from "../services/requests/similar";
import { teamOf } from "../services/requests/team";
import { procedure, router } from "../trpc";

const id = z.int32().positive();
const version = z.int32().positive().optional();
const place = { neighbourhoodId: id.nullable(), latitude: z.number().nullish(), longitude: z.number().nullish() };

/** An act answers with the request as whoever did it may see it from then on. */
const changed = async (ctx: Context, done: Promise<Request>): Promise<Request> => presentRequest(ctx, await done);

export const requests = router({
  list: procedure.input(filterSchema).query(({ ctx, input }) => listRequests(ctx, input)),
  team: procedure.query(({ ctx }) => teamOf(ctx)),
  counts: procedure.query(({ ctx }) => countRequests(ctx)),
  get: procedure.input(z.object({ year: z.number().int(), seq: id })).query(({ ctx, input }) => getRequest(ctx, input)),
  suggest: procedure
    .input(z.object({ text: z.string().max(8000), categoryId: id.nullish(), exceptId: id.optional(), ...place }))
    .query(({ ctx, input }) => suggestFor(ctx, input)),
  similar: procedure.input(z.object({ ids: z.array(id).max(200) })).query(({ ctx, input }) => countSimilar(ctx, input)),
  receive: procedure.input(recordedSchema).mutation(async ({ ctx, input }) => {
    const { request, repeated } = await receive(ctx, input);
    return { request: await presentRequest(ctx, request), repeated };
  }),
  act: procedure
    .input(
      z.object({ id, version, change: askedChangeSchema, files: z.array(z.string().max(1000)).max(10).default([]) }),
    )
    .mutation(({ ctx, input }) => changed(ctx, act(ctx, input))),
  actMany: procedure
    .input(
      z.object({
        targets: z
          .array(z.object({ id, version: id }))
          .min(1)
          .max(200),
        change: askedChangeSchema,
      }),
    )
    .mutation(({ ctx, input }) => actMany(ctx, input)),
  settleDetail: procedure.input(settleSchema).mutation(({ ctx, input }) => changed(ctx, settleDetail(ctx, input))),
  correctCitizen: procedure.input(correctionSchema).mutation(async ({ ctx, input }) => {
    const { request, ...done } = await correctCitizen(ctx, input);
    return { ...done, request: await presentRequest(ctx, request) };
  }),
  setNoSms: procedure
    .input(z.object({ of: wisherSchema, noSms: z.boolean() }))
    .mutation(({ ctx, input }) => setNoSms(ctx, input)),
  here: procedure.input(z.object({ id })).mutation(({ ctx, input }) => bePresent(ctx, input)),
  leave: procedure.input(z.object({ id })).mutation(({ ctx, input }) => leave(ctx, input)),
  merge: procedure
    .input(z.object({ id, version, mainId: id }))
    .mutation(({ ctx, input }) => changed(ctx, merge(ctx, input))),
  joinFollowed: procedure
    .input(z.object({ id, version }))
    .mutation(({ ctx, input }) => changed(ctx, joinFollowed(ctx, input))),
  unmerge: procedure.input(z.object({ id, version })).mutation(({ ctx, input }) => changed(ctx, unmerge(ctx, input))),
  ofPost: procedure
    .input(z.object({ channel: z.enum(SOCIAL_MEDIA), key: z.string().min(1).max(200) }))
    .query(({ ctx, input }) => requestOfPost(ctx, input)),
  samePerson: procedure.input(z.object({ id })).query(({ ctx, input }) => samePerson(ctx, input)),
  tie: procedure.input(z.object({ id, citizenId: id })).mutation(({ ctx, input }) => tie(ctx, input)),
  untie: procedure.input(z.object({ id, tie: z.uuid() })).mutation(({ ctx, input }) => untie(ctx, input)),
  citizensByPhone: procedure
    .input(z.object({ digits: z.string().max(30) }))
    .query(({ ctx, input }) => citizensByPhone(ctx, input)),
  reveal: procedure
    .input(z.object({ requestId: id, what: z.enum(["phone", "tckn"]), why: z.string().trim().min(3).max(200) }))
    .mutation(({ ctx, input }) => reveal(ctx, input)),
});
