import type pg from "pg";
import { EXCHANGES, eventsOf, type Rung, rings } from "../e2e/burst/calls";
import { META, metaBurst } from "../e2e/burst/meta";
import { GATEWAYS, type Gateway, reportCall } from "../e2e/burst/reports";
import { people, sayings } from "../e2e/burst/sayings";
import { type Call, randomFrom } from "../e2e/burst/vendors";
import { WHATSAPP, whatsappBurst } from "../e2e/burst/whatsapp";
import { X, xBurst } from "../e2e/burst/x";
import { incomingByHand } from "./floor/incoming";

/** Somebody's door: as many different calls as one wants, made as they make them, and what a call makes durable written by hand. */
export type Door = {
  name: string;
  calls: (count: number) => Call[];
  byHand: (pool: pg.Pool, call: Call) => Promise<void>;
};
/** A vendor's door for what it tells by itself, and what is set up of the vendor. */
export type VendorDoor = Door & { vendor: string; settings: Record<string, string> };

const NOWHERE = "http://127.0.0.1:9";

/** The raw bytes and the wake-up; `urgent`: somebody waits for it. */
const webhooks = (
  name: string,
  vendor: string,
  settings: Record<string, string>,
  calls: Door["calls"],
  urgent = false,
): VendorDoor => ({
  name,
  vendor,
  settings,
  calls,
  byHand: (pool, { path, init }) =>
    incomingByHand(pool, { vendor, body: String(init.body ?? path.slice(path.indexOf("?") + 1)), urgent }),
});

type Chat = Parameters<typeof sayings>[1];

/** One message a call, each of another person, so that every call is new. */
const chatCalls =
  (channel: Chat, beginning: string, burst: typeof whatsappBurst): Door["calls"] =>
  (count) => {
    const random = randomFrom(Date.now());
    const own = `${beginning}${random.below(90_000) + 10_000}`;
    return sayings(random, channel, people(own, count), new Date())
      .slice(0, count)
      .flatMap((said) => burst(random, [said]).slice(0, 1));
  };

/** Each event of each call by itself. */
const exchangeCalls =
  (provider: Rung["provider"]): Door["calls"] =>
  (count) =>
    rings(randomFrom(Date.now()), provider, count, `${provider}.${Date.now()}`).flatMap(eventsOf).slice(0, count);

/** Above any id that a bench will ever give a message. */
const NOT_OURS = 900_000_000;

/** What became of one SMS a call. */
const reportCalls =
  (gateway: Gateway): Door["calls"] =>
  (count) =>
    Array.from({ length: count }, (_, index) =>
      reportCall(
        { gateway, ours: NOT_OURS + index, theirs: String(NOT_OURS + index), to: "+905000000014" },
        "delivered",
      ),
    );

const gateway = (name: Gateway): VendorDoor =>
  webhooks(name, name, { ...GATEWAYS[name], url: NOWHERE }, reportCalls(name));

export const VENDOR_DOORS: readonly VendorDoor[] = [
  webhooks("whatsapp", "whatsapp", { ...WHATSAPP, graphUrl: NOWHERE }, chatCalls("whatsapp", "905", whatsappBurst)),
  webhooks("meta", "meta", { ...META, graphUrl: NOWHERE }, chatCalls("facebook", "7", metaBurst)),
  webhooks("x", "x", { ...X, apiUrl: NOWHERE }, chatCalls("x", "2", xBurst)),
  webhooks("verimor calls", "verimor-call", EXCHANGES.verimor, exchangeCalls("verimor-call"), true),
  webhooks("netgsm calls", "netgsm-call", EXCHANGES.netgsm, exchangeCalls("netgsm-call"), true),
  gateway("verimor-sms"),
  gateway("iletimerkezi"),
  gateway("kannel"),
];
