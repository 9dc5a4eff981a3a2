import { env } from "@/server/env";
import { contextOfRequest } from "@/server/rsc";
import { securityText } from "./text";

/** RFC 9116. Not there where nobody has said whom to write to, or where what was said is out of date. */
export async function GET(): Promise<Response> {
  const { now } = await contextOfRequest();
  const text = securityText(env, now);
  if (text === null) return new Response(null, { status: 404 });
  return new Response(text, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
