import type { Tx } from "@/server/db";
import type { Change } from "@/server/domain/changes";
import type { Request } from "@/server/domain/request";
import type { Context } from "../context";

/** An event as it was just written down: `before` and `change` are null where the request was opened by it. */
export type Recorded = { before: Request | null; request: Request; change: Change | null; eventId: number };

/** Puts a row of its own into an outbox, in the transaction of the event; a job carries it out of the house. */
export type Due = (ctx: Context, tx: Tx, event: Recorded) => Promise<void>;
