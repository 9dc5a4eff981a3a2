import { serve } from "@/server/api/serve";
import { db } from "@/server/db";
import { route } from "@/server/http/route";

/** The REST API for other systems; what it has is in `server/api/operations`, and at /api-belgesi to read. */
const handler = route((request) => serve(request, db));

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
