import { notFound } from "@/server/domain/errors";
import type { HandoverState, Way } from "@/server/domain/handover";
import { type Answers, answersSchema } from "@/server/domain/handover-answers";
import { canRead, canSeePersonalData, mayEver } from "@/server/policies/can";
import type { Context } from "../context";
import { presentRows } from "../requests/presented";

/** A hand-over as the request's page shows it. */
export type ShownHandover = {
  id: number;
  institutionId: number;
  way: Way;
  state: HandoverState;
  number: string | null;
  theirStatus: string | null;
  theirNotes: string | null;
  createdAt: Date;
  stateAt: Date;
  askedAt: Date | null;
  nextAt: Date | null;
  error: string | null;
  /** What was answered to what their service asks; only for whoever may mend it. */
  answers: Answers;
  /** Whether the institution's system is switched on. */
  enabled: boolean;
  /** What the citizen has said since, on its way there: the oldest first. */
  posts: ShownPost[];
};

export type ShownPost = { id: number; createdAt: Date; state: HandoverState; error: string | null };

/** More than a citizen writes; what lies further back was settled long ago. */
const MOST_POSTS = 30;

/** The newest first; `mayAct`: whether this person may send it again, ask now, or write in what the institution said. */
export async function handoversOf(
  ctx: Context,
  { requestId }: { requestId: number },
): Promise<{ handovers: ShownHandover[]; mayAct: boolean }> {
  const request = await ctx.db.request.findUnique({ where: { id: requestId } });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  const rows = await ctx.db.handover.findMany({
    where: { requestId },
    include: {
      institution: { select: { peer: { select: { enabled: true } } } },
      posts: {
        select: { id: true, createdAt: true, state: true, error: true },
        orderBy: { id: "desc" },
        take: MOST_POSTS,
      },
    },
    orderBy: { id: "desc" },
  });
  const personal = canSeePersonalData(ctx.actor, request);
  const mayAct = mayEver(ctx.actor, "refer", request);
  const shown = await presentRows(ctx, rows, () => request);
  const handovers = shown.map(({ institution, theirNotes, ...row }) => ({
    id: row.id,
    institutionId: row.institutionId,
    way: row.way,
    state: row.state,
    number: row.number,
    theirStatus: row.theirStatus,
    theirNotes,
    createdAt: row.createdAt,
    stateAt: row.stateAt,
    askedAt: row.askedAt,
    nextAt: row.nextAt,
    error: row.error,
    answers: mayAct && personal ? answersSchema.parse(row.answers) : {},
    enabled: institution.peer?.enabled ?? false,
    posts: row.posts.toReversed(),
  }));
  return { handovers, mayAct };
}
