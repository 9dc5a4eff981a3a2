import { findRoute } from "@/server/actions/track";

/** The search for a request is posted here. */
export const { GET, POST } = findRoute;
