import type { Context } from "../context";
import { recordLater } from "./write";

/** A file of a request was shown: one row for all of a request's, whoever opens a page with twenty photographs. */
export const noteFileRead = (ctx: Context, { requestId }: { requestId: number }): void =>
  recordLater(ctx, [{ door: "file", what: "file", requestId }]);

/** The same of a photograph that another institution's system fetched by the link it was given. */
export const noteLinkedFile = (ctx: Context, { requestId }: { requestId: number }): void =>
  recordLater(ctx, [{ door: "link", what: "file", requestId }]);
