import { givenPasswordRoute } from "@/server/actions/auth";

/** The new password instead of the one that was given is posted here. */
export const { GET, POST } = givenPasswordRoute;
