import type { Operation } from "../operation";
import { acts } from "./acts";
import { files } from "./files";
import { lookups } from "./lookups";
import { reports } from "./reports";
import { requests } from "./requests";
import { webhooks } from "./webhooks";

/** The whole API, in the order in which its page tells it. */
export const OPERATIONS: readonly Operation[] = [...requests, ...acts, ...files, ...lookups, ...reports, ...webhooks];
