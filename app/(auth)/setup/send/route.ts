import { setupRoute } from "@/server/actions/auth";

/** The first administrator is posted here. */
export const { GET, POST } = setupRoute;
