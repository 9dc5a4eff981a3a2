import { applyRoute } from "@/server/actions/apply";

/** The public form is posted here. */
export const { GET, POST } = applyRoute;
