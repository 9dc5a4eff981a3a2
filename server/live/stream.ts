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
      let over = false;
      const stop = () => {
        if (over) return;
        over = true;
        clearInterval(beat);
        leave();
      };
      const end = () => {
        if (over) return;
        stop();
        stream.close();
      };
      const leave = hub.listen(staffId, { look: () => say("event: look\ndata: calls\n\n"), end });
      const beat = setInterval(async () => {
        if (await stands().catch(() => true)) return over || say(": beat\n\n");
        if (!over) say("event: end\ndata: session\n\n");
        end();
      }, beatMs);
      close = stop;
      if (gone.aborted) end();
      else gone.addEventListener("abort", end);
    },
    cancel: () => close(),
  });
}
