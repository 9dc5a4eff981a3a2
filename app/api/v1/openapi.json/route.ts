import { apiDocument } from "@/server/api/document";
import { localeOf } from "@/server/api/language";

/** The API's document, OpenAPI 3.1, in the caller's language. Anybody may read it. */
export async function GET(request: Request): Promise<Response> {
  const locale = localeOf(request.headers.get("accept-language"));
  return Response.json(await apiDocument(locale), {
    headers: { "Cache-Control": "public, max-age=300", "Content-Language": locale, Vary: "Accept-Language" },
  });
}
