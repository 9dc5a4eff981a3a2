import { SYSTEM } from "@/server/domain/actor";
import type { HandedOutcome } from "@/server/domain/handover";
import { type Answers, nameOfAttribute, OUR_ID_CODE, readAnswers } from "@/server/domain/handover-answers";
import type { PostedOutcome } from "@/server/domain/handover-update";
import { open311Peer } from "@/server/integrations/open311/client";
import { keepDefinition, keptDefinition } from "@/server/services/handovers/definitions";
import { type DueHandover, takeDueHandovers } from "@/server/services/handovers/due";
import { settlePost, takeDuePosts } from "@/server/services/handovers/posts";
import { settleHandover } from "@/server/services/handovers/settle";
import { inTurn, type Turns } from "./in-turn";
import { contextOf, type Job, type Run, type Tools } from "./job";

/** Few enough that all are answered long before the worker would be taken for dead. */
const AT_ONCE = 5;

/** Hands what is due to the institutions' systems, then what was said of it since; until nothing is due. */
export const handOver: Job = async (tools, run) => {
  await handRequests(tools, run);
  await postUpdates(tools, run);
};

async function postUpdates(tools: Tools, { logger }: Run): Promise<void> {
  const turns = inTurn();
  for (;;) {
    const due = await takeDuePosts(await contextOf(tools, SYSTEM), { limit: AT_ONCE });
    if (due.length === 0) return;
    const states = await Promise.all(
      due.map(async ({ id, attempt, sending }) => {
        const outcome: PostedOutcome = sending
          ? await open311Peer(sending.peer).postUpdate(sending.update)
          : { kind: "refused", reason: "nothingToPost" };
        return turns(async () => settlePost(await contextOf(tools, SYSTEM), { id, attempt, outcome }));
      }),
    );
    logger.info("updates.posted", {
      count: due.length,
      accepted: states.filter((state) => state === "accepted").length,
    });
  }
}

/** Takes what is due, hands it over, settles each. */
async function handRequests(tools: Tools, { logger }: Run): Promise<void> {
  const turns = inTurn();
  for (;;) {
    const due = await takeDueHandovers(await contextOf(tools, SYSTEM), { limit: AT_ONCE });
    if (due.length === 0) return;
    const states = await Promise.all(due.map((one) => handOne(tools, one, turns)));
    logger.info("handovers.sent", {
      count: due.length,
      accepted: states.filter((state) => state === "accepted").length,
    });
  }
}

async function handOne(tools: Tools, due: DueHandover, turns: Turns) {
  const outcome = await outcomeOf(tools, due);
  return turns(async () =>
    settleHandover(await contextOf(tools, SYSTEM), { id: due.id, attempt: due.attempt, outcome }),
  );
}

async function outcomeOf(tools: Tools, { sending }: DueHandover): Promise<HandedOutcome> {
  if (!sending) return { kind: "failed", reason: "noService" };
  const { institutionId, request } = sending;
  const peer = open311Peer(sending.peer);
  const { service, answers } = request;
  const ctx = await contextOf(tools, SYSTEM);
  const kept = await keptDefinition(ctx, { institutionId, service });
  const said = kept?.fresh ? null : await peer.definition(service);
  if (said) await keepDefinition(ctx, { institutionId, service, attributes: said });
  const attributes = said ?? kept?.attributes ?? [];
  const read = readAnswers(attributes, answers);
  const missing = attributes.filter(({ code }) => Object.hasOwn(read.problems, code)).map(nameOfAttribute);
  if (missing.length > 0) return { kind: "failed", reason: `answersMissing:${missing.join(", ")}` };
  // A server that does not define our id as an attribute may refuse one that it does not know.
  const named = attributes.some(({ code }) => code === OUR_ID_CODE);
  const ours: Answers = named ? { [OUR_ID_CODE]: [request.ourId] } : {};
  return peer.hand({ ...request, answers: { ...read.answers, ...ours } });
}
