import type { Hub } from "./hub";

const BEAT_MS = 15_000;

export type Person = {
  staffId: number;
  /** Whether the session still stands. */
  stands: () => Promise<boolean>;
  /** Ends when the browser has gone. */
  gone: AbortSignal;
};

/**
 * Server-sent events to one browser: "look" whenever something of this person has changed, and first of all, so that nothing is missed
 * between two connections. A beat keeps proxies from closing it; with the session the stream ends.
 */
export function streamTo(hub: Hub, { staffId, stands, gone }: Person, beatMs = BEAT_MS): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let close = () => {};
  return new ReadableStream({
    start(stream) {
      const say = (text: string) => stream.enqueue(encoder.encode(text));
      say("retry: 1000\n\n");
      const leave = hub.listen(staffId, () => say("event: look\ndata: calls\n\n"));
      const beat = setInterval(async () => {
        if (await stands().catch(() => true)) say(": beat\n\n");
        else {
          say("event: end\ndata: session\n\n");
          end();
        }
      }, beatMs);
      let ended = false;
      const stop = () => {
        if (ended) return false;
        ended = true;
        clearInterval(beat);
        leave();
        process.removeListener("SIGTERM", end);
        return true;
      };
      const end = () => {
        if (stop()) stream.close();
      };
      close = stop;
      gone.addEventListener("abort", end);
      // A server that is told to stop waits for its answers to end.
      process.once("SIGTERM", end);
    },
    cancel: () => close(),
  });
}
