import { serve } from "@/server/api/serve";
import { db } from "@/server/db";

/** The REST API for other systems; what it has is in `server/api/operations`, and at /api-belgesi to read. */
const handler = (request: Request): Promise<Response> => serve(request, db);

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
