import { META, metaBurst } from "../e2e/burst/meta";
import { people, sayings } from "../e2e/burst/sayings";
import { type Call, randomFrom } from "../e2e/burst/vendors";
import { WHATSAPP, whatsappBurst } from "../e2e/burst/whatsapp";
import { X, xBurst } from "../e2e/burst/x";

/** A vendor's door: what is set up of it, and as many different calls as one wants, signed as the vendor signs them. */
export type VendorDoor = { vendor: string; settings: Record<string, string>; calls: (count: number) => Call[] };

const NOWHERE = "http://127.0.0.1:9";

type Chat = Parameters<typeof sayings>[1];

/** One message a call, each of another person, so that every call is new. */
const chatCalls =
  (channel: Chat, beginning: string, burst: typeof whatsappBurst) =>
  (count: number): Call[] => {
    const random = randomFrom(Date.now());
    const own = `${beginning}${random.below(90_000) + 10_000}`;
    return sayings(random, channel, people(own, count), new Date())
      .slice(0, count)
      .flatMap((said) => burst(random, [said]).slice(0, 1));
  };

export const DOORS: readonly VendorDoor[] = [
  {
    vendor: "whatsapp",
    settings: { ...WHATSAPP, graphUrl: NOWHERE },
    calls: chatCalls("whatsapp", "905", whatsappBurst),
  },
  { vendor: "meta", settings: { ...META, graphUrl: NOWHERE }, calls: chatCalls("facebook", "7", metaBurst) },
  { vendor: "x", settings: { ...X, apiUrl: NOWHERE }, calls: chatCalls("x", "2", xBurst) },
];
