import { standingSession } from "@/server/auth";
import { directUrl, env } from "@/server/env";
import { route } from "@/server/http/route";
import { perProcess } from "@/server/lazy";
import { makeHub } from "@/server/live/hub";
import { streamTo } from "@/server/live/stream";
import { may } from "@/server/policies/can";
import { CALLS_CHANNEL } from "@/server/services/calls/tell-staff";

const hub = () => perProcess("calls-hub", () => makeHub(directUrl(env), CALLS_CHANNEL));

/** Tells whoever is signed in, and speaks with citizens, that a call at their telephone has changed. */
export const GET = route(async (request) => {
  const session = await standingSession();
  if (!session) return new Response(null, { status: 401 });
  const { actor, stands } = session;
  if (!may(actor, "call_back")) return new Response(null, { status: 403 });
  const stream = streamTo(hub(), { staffId: actor.staffId, stands, gone: request.signal });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // "no-transform" keeps it from being compressed, which would hold events back.
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});
