import { CITIZEN_ACTS } from "@/components/citizen/acts";
import { actRoute } from "@/server/actions/track";

type Params = { params: Promise<{ code: string; act: string }> };

/** An act of the tracking page is posted here. */
async function routeOf({ params }: Params) {
  const { act } = await params;
  const known = CITIZEN_ACTS.find((name) => name === act);
  return known ? actRoute(known) : null;
}

export const POST = async (request: Request, given: Params): Promise<Response> =>
  (await routeOf(given))?.POST(request, given) ?? new Response(null, { status: 404 });

export const GET = async (request: Request, given: Params): Promise<Response> =>
  (await routeOf(given))?.GET(request, given) ?? new Response(null, { status: 404 });
