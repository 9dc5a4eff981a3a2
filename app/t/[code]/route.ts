/** The short address of a message: on to the tracking page. */
export async function GET(_: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  return new Response(null, {
    status: 302,
    headers: { Location: `/takip/${encodeURIComponent(code.toUpperCase())}`, "X-Robots-Tag": "noindex" },
  });
}
