import { z } from "zod";
import { editKey, issueKey, revokeKey, rotateKey } from "../services/api/keys";
import { findKey, listKeys } from "../services/api/list-keys";
import { idSchema, keyFilterSchema, keySchema, networksSchema } from "../services/api/schemas";
import { findDelivery, listDeliveries } from "../services/webhooks/deliveries";
import { findSubscriptions, listSubscriptions, silentWebhooks } from "../services/webhooks/list";
import { readNetworks, saveNetworks } from "../services/webhooks/networks";
import { replayOne, replaySpan, sendTest } from "../services/webhooks/replay";
import {
  deliveryFilterSchema,
  REPLAYABLE,
  spanSchema,
  subscriptionFilterSchema,
  subscriptionSchema,
} from "../services/webhooks/schemas";
import { editSubscription, rotateSecret, setEnabled, subscribe, unsubscribe } from "../services/webhooks/subscriptions";
import { procedure, provedProcedure, router } from "../trpc";

const one = z.object({ id: idSchema });
const span = one.extend({ ...spanSchema.shape, states: z.array(z.enum(REPLAYABLE)).min(1, "required") });

/** Settings → API: keys of other systems, and how they are told of events. */
export const api = router({
  keys: procedure.input(keyFilterSchema).query(({ ctx, input }) => listKeys(ctx, input)),
  key: procedure.input(one).query(({ ctx, input }) => findKey(ctx, input)),
  issueKey: provedProcedure.input(keySchema).mutation(({ ctx, input }) => issueKey(ctx, input)),
  editKey: provedProcedure.input(keySchema.extend(one.shape)).mutation(({ ctx, input }) => editKey(ctx, input)),
  rotateKey: provedProcedure.input(one).mutation(({ ctx, input }) => rotateKey(ctx, input)),
  revokeKey: provedProcedure.input(one).mutation(({ ctx, input }) => revokeKey(ctx, input)),
  webhooks: procedure
    .input(z.object({ id: idSchema.optional() }))
    .query(({ ctx, input }) => listSubscriptions(ctx, input.id === undefined ? {} : { id: input.id })),
  findWebhooks: procedure.input(subscriptionFilterSchema).query(({ ctx, input }) => findSubscriptions(ctx, input)),
  silent: procedure.query(({ ctx }) => silentWebhooks(ctx)),
  subscribe: provedProcedure
    .input(subscriptionSchema.extend({ apiKeyId: idSchema }))
    .mutation(({ ctx, input }) => subscribe(ctx, input)),
  editWebhook: provedProcedure
    .input(subscriptionSchema.extend(one.shape))
    .mutation(({ ctx, input }) => editSubscription(ctx, input)),
  setWebhook: procedure
    .input(one.extend({ enabled: z.boolean() }))
    .mutation(({ ctx, input }) => setEnabled(ctx, input)),
  rotateSecret: provedProcedure.input(one).mutation(({ ctx, input }) => rotateSecret(ctx, input)),
  unsubscribe: procedure.input(one).mutation(({ ctx, input }) => unsubscribe(ctx, input)),
  test: procedure.input(one).mutation(({ ctx, input }) => sendTest(ctx, input)),
  replaySpan: procedure.input(span).mutation(({ ctx, input }) => replaySpan(ctx, input)),
  deliveries: procedure.input(deliveryFilterSchema).query(({ ctx, input }) => listDeliveries(ctx, input)),
  delivery: procedure.input(one).query(({ ctx, input }) => findDelivery(ctx, input)),
  replay: procedure.input(one).mutation(({ ctx, input }) => replayOne(ctx, input)),
  networks: procedure.query(({ ctx }) => readNetworks(ctx)),
  saveNetworks: procedure
    .input(z.object({ networks: networksSchema }))
    .mutation(({ ctx, input }) => saveNetworks(ctx, input)),
});
