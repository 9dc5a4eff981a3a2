import { markCall } from "../api/mark-call";
import { oweHandover } from "../handovers/owe";
import { enqueueHandoverPost } from "../handovers/posts";
import { oweWebhooks } from "../webhooks/owe";
import type { Due } from "./recorded";

/** What an event owes to others than the citizen, who is told by `tell`. Another kind of due is a line here. */
const DUES: readonly Due[] = [markCall, oweHandover, enqueueHandoverPost, oweWebhooks];

export const owe: Due = async (ctx, tx, event) => {
  for (const due of DUES) await due(ctx, tx, event);
};
