import { CITIZEN_ACTS } from "@/components/citizen/acts";
import { actRoute } from "@/server/actions/track";
import { route } from "@/server/http/route";

type Params = { code: string; act: string };
type About = { params: Promise<Params> };

/** An act of the tracking page is posted here. */
async function routeOf({ params }: About) {
  const { act } = await params;
  const known = CITIZEN_ACTS.find((name) => name === act);
  return known ? actRoute(known) : null;
}

export const POST = route<Params>(
  async (request, about) => (await routeOf(about))?.POST(request, about) ?? new Response(null, { status: 404 }),
);

export const GET = route<Params>(
  async (request, about) => (await routeOf(about))?.GET(request, about) ?? new Response(null, { status: 404 }),
);
