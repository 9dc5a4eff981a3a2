import { signInRoute } from "@/server/actions/auth";

/** Signing in is posted here. */
export const { GET, POST } = signInRoute;
