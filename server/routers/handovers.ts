import { z } from "zod";
import { asksOf } from "../domain/handover-answers";
import { handoverFilterSchema } from "../domain/handover-filter";
import { open311Peer } from "../integrations/open311/client";
import {
  askHandoverNow,
  byHandSchema,
  postByHandSchema,
  resendHandover,
  resendingSchema,
  settlePostByHand,
  writeHandover,
} from "../services/handovers/by-hand";
import { keepDefinition, serviceAsked } from "../services/handovers/definitions";
import { listFileInstitutions } from "../services/handovers/file";
import { countHandovers, listHandovers } from "../services/handovers/list";
import { handoversOf } from "../services/handovers/of-request";
import { keepServices, listPeers, peerSchema, peerSettings, readPeer, savePeer } from "../services/handovers/peers";
import { installationOf, mustBeOriginal } from "../services/installation/installation";
import { procedure, router } from "../trpc";

const id = z.int32().positive();
const ofInstitution = z.object({ institutionId: id });

/** What was handed over to other institutions' systems, and how those are reached. Here their data and the integration meet. */
export const handovers = router({
  list: procedure.input(handoverFilterSchema).query(({ ctx, input }) => listHandovers(ctx, input)),
  counts: procedure.query(({ ctx }) => countHandovers(ctx)),
  ofRequest: procedure.input(z.object({ requestId: id })).query(({ ctx, input }) => handoversOf(ctx, input)),
  /** What the service asks for to which a request would be handed. `unknown`: it could not be learned now. */
  asked: procedure.input(ofInstitution.extend({ requestId: id })).query(async ({ ctx, input }) => {
    const found = await serviceAsked(ctx, input);
    if (!found) return { service: null, attributes: [], unknown: false };
    const { institutionId, service, name, kept, peer } = found;
    // A copy asks nobody outside, and goes by what it has.
    const silent = (await installationOf(ctx)).state !== "original";
    const said = kept?.fresh || silent ? null : await open311Peer(peer).definition(service);
    if (said) await keepDefinition(ctx, { institutionId, service, attributes: said });
    const attributes = said ?? kept?.attributes;
    return { service: name, attributes: asksOf(attributes ?? []), unknown: attributes === undefined };
  }),
  resend: procedure.input(resendingSchema).mutation(({ ctx, input }) => resendHandover(ctx, input)),
  ask: procedure.input(z.object({ id })).mutation(({ ctx, input }) => askHandoverNow(ctx, input)),
  settlePost: procedure.input(postByHandSchema).mutation(({ ctx, input }) => settlePostByHand(ctx, input)),
  write: procedure.input(byHandSchema).mutation(({ ctx, input }) => writeHandover(ctx, input)),
  files: procedure.query(({ ctx }) => listFileInstitutions(ctx)),
  peers: procedure.query(({ ctx }) => listPeers(ctx)),
  peer: procedure.input(ofInstitution).query(({ ctx, input }) => readPeer(ctx, input)),
  savePeer: procedure.input(peerSchema).mutation(({ ctx, input }) => savePeer(ctx, input)),
  /** Asks what their system takes, and keeps it: the test of the settings, and what subjects are tied to. */
  fetchServices: procedure.input(ofInstitution).mutation(async ({ ctx, input }) => {
    const settings = await peerSettings(ctx, input);
    await mustBeOriginal(ctx);
    const offered = await open311Peer(settings).services();
    if (!offered.ok) return offered;
    await keepServices(ctx, { ...input, offered });
    return { ok: true as const, count: offered.services.length };
  }),
});
