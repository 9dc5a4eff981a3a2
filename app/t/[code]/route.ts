import { route } from "@/server/http/route";
/** The short address of a message: on to the tracking page. */
export const GET = route(async (_, { params }: { params: Promise<{ code: string }> }) => {
  const { code } = await params;
  return new Response(null, {
    status: 302,
    headers: { Location: `/takip/${encodeURIComponent(code.toUpperCase())}`, "X-Robots-Tag": "noindex" },
  });
});
