import type { WarningFilter } from "@/server/domain/warning";

/** Asked by the home page on the server and in the browser: one question, one answer. */
export const UNSEEN: WarningFilter = { seen: "no" };
