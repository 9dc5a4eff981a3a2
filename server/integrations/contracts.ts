import type { Outcome } from "@/server/domain/delivery";
import type { Incoming } from "@/server/domain/incoming";
import type { Medium } from "@/server/domain/notices";

/** What a vendor must be able to do. Each lives in a folder of its own and knows neither services nor the database. */
export type HeadersOf = (name: string) => string | null;

/** Takes what a channel's vendor sends to our address. */
export interface Receiver {
  /** The answer to the vendor's first visit; null where it does not know the agreed word. */
  verifyHandshake(query: URLSearchParams): string | null;
  /** Over the bytes as they came, before anything is parsed. */
  verifySignature(raw: Uint8Array, header: HeadersOf): boolean;
  /** Never throws: what cannot be understood is told as a problem. */
  read(raw: Uint8Array): Incoming;
  /** Fetches a file that a message named. Throws where it may work later. */
  fetchMedia(id: string): Promise<Fetched>;
}

export type Fetched = { kind: "bytes"; bytes: Uint8Array } | { kind: "gone"; reason: string };

/** `id` is our own: the vendor is given it wherever it can carry one back. */
export type Outgoing = { id: number; address: string; body: string };

/** Brings messages to citizens by one medium. */
export interface Sender {
  /** Kept with each message; a vendor's report is matched by it. */
  readonly name: string;
  readonly medium: Medium;
  /** Answers within 30 seconds and never throws: what it cannot tell is `unknown`. */
  send(message: Outgoing): Promise<Outcome>;
  /** What became of messages, by our ids; one that is left out is not known yet. Only senders that can be asked have it. */
  report?(ids: readonly number[]): Promise<ReadonlyMap<number, Outcome>>;
  /** Whether an accepted message is to be asked about too, because its delivery is not told by itself. */
  readonly follows?: boolean;
}
