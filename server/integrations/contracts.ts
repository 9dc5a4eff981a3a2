import { z } from "zod";
import type { CallEvent } from "@/server/domain/call";
import type { Channel } from "@/server/domain/channel";
import type { Outcome } from "@/server/domain/delivery";
import type { HandedOutcome, HandedRequest, Offered, PeerAnswer } from "@/server/domain/handover";
import type { ListedUpdates, OutgoingUpdate, PostedOutcome } from "@/server/domain/handover-update";
import type { Incoming, IncomingMessage } from "@/server/domain/incoming";
import type { Medium } from "@/server/domain/notices";
import type { Attribute } from "@/server/domain/open311/shapes";
import type { Courier, Limit } from "@/server/domain/sender";
import { areRanges } from "./ranges";

/** What a vendor is to the product. Each lives in a folder of its own and knows neither services nor the database. */
export interface Vendor<S extends z.ZodObject = z.ZodObject> {
  /** Its folder, its address at our door and its row of settings: "whatsapp". */
  readonly name: string;
  /** Channels whose requests it brings. */
  readonly channels: readonly Channel[];
  /** What the municipality sets up; made of `text`, `secret`, `address`, `choice`, `yesNo` and `made`. */
  readonly settings: S;
  /** Of an SMS gateway: false where it does not know the Turkish table, so that Turkish letters take more parts. */
  readonly turkish?: boolean;
  receiver?(settings: z.output<S>): Receiver;
  senders?(settings: z.output<S>): readonly Sender[];
  /** Gives the calls that the vendor has on record: the net under events that were lost. Null where it cannot be asked. */
  records?(settings: z.output<S>): RecordsOf | null;
  files?(settings: z.output<S>): CallFiles;
  /** The SMS that citizens wrote, as the gateway has them on record. What a page brings is read by the receiver, or by its own `read`. */
  inbox?(settings: z.output<S>): Inbox;
  /** Asks the vendor something harmless, to tell whether the settings are right. Never throws. */
  check?(settings: z.output<S>): Promise<Checked>;
}

/** Calls that began in a span of at most 31 days, a page at a time; throws where it may work later. `problems` as a receiver's. */
export type RecordsOf = (span: {
  from: Date;
  to: Date;
}) => AsyncGenerator<Required<Pick<Incoming, "calls" | "problems">>>;

/** A gateway's record of the SMS that citizens wrote: the net under pushes that were lost, and the only way where none are pushed. */
export interface Inbox {
  /** How often it may be asked; a page is a question, and so is one about deliveries. */
  readonly limit: Limit;
  /**
   * A page of what arrived in a span, each item as it came. `cursor`: null for the first page, else the `next` of the one before;
   * `next`: null at the end. Throws where asking later may help.
   */
  page(span: Span, cursor: string | null): Promise<{ items: readonly unknown[]; next: string | null }>;
  /** Reads a JSON list of items; never throws. A vendor that pushes too reads both by its receiver. */
  read(raw: Uint8Array): Incoming;
}
export type Span = { from: Date; to: Date };

/** A line of a file of calls that could not be understood; the reason is a key of messages `calls.files.problems`. */
export type LineProblem = { line: number; reason: string };

/** A telephone exchange that keeps its calls in files. */
export interface CallFiles {
  /** Never throws: what cannot be understood is told by its line, counted from 1. */
  read(text: string): { lines: number; calls: readonly CallEvent[]; problems: readonly LineProblem[] };
  /** What was added to the files of its folder, whole lines; `known`: up to which byte each was read. Throws where it may work later. */
  added(known: ReadonlyMap<string, number>): AsyncGenerator<{ name: string; from: number; to: number; text: string }>;
}

/** Keeps a vendor's own types inside its folder. */
export const vendor = <S extends z.ZodObject>(given: Vendor<S>): Vendor<S> => given;

/** A reason is a key of messages/<locale>/channels.json, with the vendor's own code after a colon where there is one. */
export type Checked = { ok: true } | { ok: false; reason: string };

/** A setting that may be read again. */
export const text = () => z.string().trim().min(1, "required").max(500, "tooLong");
/** A credential: written, never shown again. */
export const secret = () => text().meta({ secret: true });
/** Addresses from which the vendor calls, with commas between: "185.0.2.1, 185.0.2.0/24". Empty: from anywhere. */
export const callers = () => z.string().trim().max(500, "tooLong").refine(areRanges, "addressesUnreadable").default("");
/** One of a few, chosen and not typed; its words are in messages `channels.vendor.<vendor>.choices.<setting>`. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T, usual: NoInfer<T[number]>) =>
  z.enum(values, "choose").default(usual).meta({ choices: values });
/** Whether something holds; its words are the same for every vendor. */
export const yesNo = (usual: "no" | "yes") => choice(["no", "yes"], usual);
/** Where the vendor is asked; its public address unless given. */
export const address = (usual: string) => z.url({ protocol: /^https?$/, error: "linkUnreadable" }).default(usual);

/** The secret end of an address at our door, for a vendor who signs nothing: we make it, the vendor is given it. */
export const made = () => z.string().min(16, "required").meta({ made: true });

export type HeadersOf = (name: string) => string | null;

/** A call at our door, as it came. `key`: what the address ends in after the vendor's name; `from`: the caller's address. */
export type Knock = {
  method: "GET" | "POST";
  raw: Uint8Array;
  query: URLSearchParams;
  header: HeadersOf;
  key: string | null;
  from: string;
};

export type Answer = { body: string; type: "text/plain" | "application/json" };

/** Takes what a channel's vendor sends to our address. */
export interface Receiver {
  /** The answer to a call that only asks who we are; null where the call is none, or does not know the agreed word. */
  handshake?(knock: Knock): Answer | null;
  /** Whether it is the vendor who calls. Over the bytes as they came, before anything is parsed. */
  isVendor(knock: Knock): boolean;
  /** The header of a signature over the body; null where address, secret and caller are all that `isVendor` looks at. */
  readonly signature?: string;
  /** Whether events come by GET too; what follows the question mark is then what is read. */
  readonly takesGet?: boolean;
  /** Whether somebody waits for what it brings: it is read by a job of its own, ahead of all others. */
  readonly urgent?: boolean;
  /** Never throws: what cannot be understood is told as a problem. */
  read(raw: Uint8Array): Incoming;
  /**
   * Asks the vendor for what a message leaves out, the sender's name above all. Never throws: what it is not told stays out, and a
   * message that says nothing without it is told as one that lacks its words.
   */
  complete?(message: IncomingMessage): Promise<IncomingMessage | Lacking>;
  /** Fetches a file that a message named. Throws where it may work later. */
  fetchMedia?(id: string): Promise<Fetched>;
}

/** Why the words of a message were not given; `later`: asking again may help. */
export type Lacking = { lacks: string; later: boolean };

export type Fetched = { kind: "bytes"; bytes: Uint8Array } | { kind: "gone"; reason: string };

/**
 * `id` is our own: the vendor is given it wherever it can carry one back. `outsideWindow`: the channel's window for a free text
 * had closed, and it is to go in the form that the vendor takes then.
 */
export type Outgoing = { id: number; address: string; body: string; subject?: string | null; outsideWindow?: boolean };

/** A message that a sender is asked about: our id, the vendor's where it gave one, and when it was handed over. */
export type Asked = { id: number; vendorId: string | null; address: string; takenAt: Date };

/** Brings messages to citizens by one medium. */
export interface Sender extends Courier {
  /** Kept with each message; a vendor's report is matched by it. */
  readonly name: string;
  readonly medium: Medium;
  /** Answers within 30 seconds and never throws: what it cannot tell is `unknown`. */
  send(message: Outgoing): Promise<Outcome>;
  /** What became of messages, by our ids; one that is left out is not known yet. Only senders that can be asked have it. */
  report?(messages: readonly Asked[], now: Date): Promise<ReadonlyMap<number, Outcome>>;
  /** How many messages one question may name, and how often it may be asked. */
  readonly asks?: { most: number; limit?: Limit };
  /** Whether an accepted message is to be asked about too, because its delivery is not told by itself. */
  readonly follows?: boolean;
  /** Of a sender that tells of delivery by itself: how long its word may take before it is asked; what was lost on the way comes so. */
  readonly patienceMs?: number;
}

/** Another institution's system, to which we hand over what is not ours. Nothing of it throws. */
export interface Peer {
  /** What it takes; also the harmless question that tells whether the settings are right. */
  services(): Promise<Offered>;
  /** What a service of theirs asks for besides; null where that could not be learned now. */
  definition(service: string): Promise<Attribute[] | null>;
  hand(request: HandedRequest): Promise<HandedOutcome>;
  /** The number of what it took under a token of its own. */
  numberOf(token: string): Promise<HandedOutcome>;
  /**
   * Whether it has a request of which we do not know: `accepted` where it has, `retry` only where it says for certain that it has
   * not, else `unknown`.
   */
  find(request: Pick<HandedRequest, "ourId" | "ourNumber" | "service">, sentAt: Date): Promise<HandedOutcome>;
  /** How a request stands; `etag` is what it gave with the last answer. */
  ask(number: string, etag: string | null): Promise<PeerAnswer>;
  /** What it lists of a span of time, both ends among it. */
  updates(span: { from: Date; to: Date }): Promise<ListedUpdates>;
  postUpdate(update: OutgoingUpdate): Promise<PostedOutcome>;
  /** Whether it knows what is sent to it again by our id: then an update whose fate is unknown may be sent again. `ourId`: of the hand-over. */
  knowsRepeats(ourId: string): Promise<boolean>;
}
