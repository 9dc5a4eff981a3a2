import { ownPasswordRoute } from "@/server/actions/auth";

/** A new password of one's own is posted here. */
export const { GET, POST } = ownPasswordRoute;
