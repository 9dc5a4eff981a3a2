const HERE = "http://here.invalid";

/** The page that was asked for before signing in, if it is one of ours; else the start. */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return "/";
  const url = new URL(wanted, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  if (["/login", "/setup", "/password"].includes(url.pathname) || url.pathname.startsWith("/api/")) return "/";
  return `${url.pathname}${url.search}`;
}

export const loginPath = (wanted: string): string =>
  safePath(wanted) === "/" ? "/login" : `/login?next=${encodeURIComponent(wanted)}`;
