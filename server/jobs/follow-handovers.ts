import { SYSTEM } from "@/server/domain/actor";
import { open311Peer } from "@/server/integrations/open311/client";
import { markAbandonedHandovers } from "@/server/services/handovers/due";
import { noteAsked, type Question, takeQuestions } from "@/server/services/handovers/follow";
import { markAbandonedPosts, requeuePost, takeUnknownPosts } from "@/server/services/handovers/posts";
import { recordNews, settleHandover } from "@/server/services/handovers/settle";
import { followUpdates } from "./follow-updates";
import { contextOf, type Job, type Tools } from "./job";

const AT_ONCE = 100;

/** Asks other institutions' systems how what we handed over stands. One that does not answer is left alone until the next run. */
export const followHandovers: Job = async (tools, run) => {
  const { logger } = run;
  const abandoned = await markAbandonedHandovers(await contextOf(tools, SYSTEM));
  const posts = await markAbandonedPosts(await contextOf(tools, SYSTEM));
  if (posts > 0) logger.warn("updates.abandoned", { count: posts });
  if (abandoned > 0) logger.warn("handovers.abandoned", { count: abandoned });
  await settleUnknownPosts(tools);
  await followUpdates(tools, run);
  const questions = await takeQuestions(await contextOf(tools, SYSTEM), { limit: AT_ONCE });
  const silent = new Set<number>();
  for (const question of questions) {
    if (silent.has(question.institutionId)) continue;
    if (!(await ask(tools, question))) silent.add(question.institutionId);
  }
  if (questions.length > 0) logger.info("handovers.asked", { count: questions.length, silent: silent.size });
};

/** Whether their system answered. */
async function ask(tools: Tools, { id, peer: settings, about }: Question): Promise<boolean> {
  const peer = open311Peer(settings);
  if (about.kind !== "number") {
    const outcome = about.kind === "token" ? await peer.numberOf(about.token) : await peer.find(about, about.sentAt);
    const ctx = await contextOf(tools, SYSTEM);
    if ((await settleHandover(ctx, { id, outcome })) === null) await noteAsked(ctx, { id });
    return true;
  }
  const answer = await peer.ask(about.number, about.etag);
  const ctx = await contextOf(tools, SYSTEM);
  switch (answer.kind) {
    case "news":
      await recordNews(ctx, { id, news: answer.news, etag: answer.etag });
      return true;
    case "same":
      await noteAsked(ctx, { id, error: null });
      return true;
    case "gone":
      await noteAsked(ctx, { id, error: "numberGone" });
      return true;
    case "unavailable":
      await noteAsked(ctx, { id, error: answer.reason });
      return false;
  }
}

/** An update to which no answer came is sent again by itself only where their server knows a repeat; else a person decides. */
async function settleUnknownPosts(tools: Tools): Promise<void> {
  const unknown = await takeUnknownPosts(await contextOf(tools, SYSTEM), { limit: AT_ONCE });
  for (const { id, ourId, peer } of unknown)
    if (await open311Peer(peer).knowsRepeats(ourId)) await requeuePost(await contextOf(tools, SYSTEM), { id });
}
