import { apiDocument } from "@/server/api/document";
import { localeOf } from "@/server/api/language";
import { route } from "@/server/http/route";

/** The API's document, OpenAPI 3.1, in the caller's language. Anybody may read it. */
export const GET = route(async (request) => {
  const locale = localeOf(request.headers.get("accept-language"));
  return Response.json(await apiDocument(locale), {
    headers: { "Cache-Control": "public, max-age=300", "Content-Language": locale, Vary: "Accept-Language" },
  });
});
