import type { Logger } from "graphile-worker";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import type { CallFiles, Inbox, Receiver, RecordsOf, Sender } from "@/server/integrations/contracts";
import { type Context, createContext } from "@/server/services/context";

/** What the worker gives every job. */
export type Tools = {
  db: Db;
  /** Everybody who can carry a message now, in the order of preference. */
  senders: () => Promise<readonly Sender[]>;
  /** Null where the vendor is not there, or switched off. */
  receiverOf: (vendor: string) => Promise<Receiver | null>;
};

/** What some jobs are given besides, by vendor: who can be asked for calls or SMS on record, and who keeps calls in files. */
export type CallTools = Tools & {
  records: () => Promise<ReadonlyMap<string, RecordsOf>>;
  inboxes: () => Promise<ReadonlyMap<string, Inbox>>;
  files: () => Promise<ReadonlyMap<string, CallFiles>>;
};

/** `logger` takes events; no personal data goes there. */
export type Run = { logger: Logger; payload: unknown; lastAttempt: boolean };
export type Job<T extends Tools = Tools> = (tools: T, run: Run) => Promise<void>;

/** Made anew for every step, so that each has the time of its own. */
export const contextOf = (tools: Tools, actor: Actor): Promise<Context> => createContext(tools.db, actor);
