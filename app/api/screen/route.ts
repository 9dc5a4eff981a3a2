import { cookies } from "next/headers";
import { safePath } from "@/components/auth/safe-path";
import { LOCALE_COOKIE, readLocale, readTheme, THEME_COOKIE } from "@/components/i18n/locale";
import { bodyRoute, bytesOf } from "@/server/http/route";

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;
const KEPT = { path: "/", sameSite: "lax", maxAge: YEAR_IN_SECONDS } as const;

/**
 * Fields `locale` and `theme`, each where it is to change: the language to read the screens in; light or dark, anything else
 * follows the system again. On to the page that was left; 204 for a script, which stays where it is.
 */
export const POST = bodyRoute({
  door: "screen",
  admit: async () => null,
  handle: async ({ request }) => {
    const fields = new URLSearchParams(new TextDecoder().decode(await bytesOf(request, "screen")));
    const jar = await cookies();
    if (fields.has("locale")) jar.set(LOCALE_COOKIE, readLocale(fields.get("locale") ?? undefined), KEPT);
    if (fields.has("theme")) {
      const theme = readTheme(fields.get("theme") ?? undefined);
      if (theme) jar.set(THEME_COOKIE, theme, KEPT);
      else jar.delete(THEME_COOKIE);
    }
    if (request.headers.get("accept") === "application/json") return new Response(null, { status: 204 });
    const left = request.headers.get("referer");
    const { pathname, search } = new URL(left && URL.canParse(left) ? left : "http://here.invalid/");
    return new Response(null, { status: 303, headers: { location: sameOr(pathname + search) } });
  },
});

/** The sign-in pages are no place to come back to after signing in, but are one after choosing a language. */
const sameOr = (path: string): string => (/^\/(login|setup|password)(\?|$)/.test(path) ? path : safePath(path));
