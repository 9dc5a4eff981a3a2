import { MINUTE_MS } from "./time";

/** Sent by a screen that asks by itself while nobody is at it: such a question keeps no session alive. */
export const IDLE_HEADER = "x-idle";

/** A password that was typed so long ago proves nothing any more: a screen may have been left open. */
export const PROOF_MS = 10 * MINUTE_MS;
