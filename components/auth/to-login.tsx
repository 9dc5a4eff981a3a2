"use client";

import { redirect, usePathname, useSearchParams } from "next/navigation";
import { loginPath } from "./safe-path";

/** Leads to the sign-in page and back. A server layout does not know which page was asked for; this does, on the server too. */
export function ToLogin(): never {
  const path = usePathname();
  const query = useSearchParams().toString();
  redirect(loginPath(query ? `${path}?${query}` : path));
}
