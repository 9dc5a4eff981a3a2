import { z } from "zod";
import { saying, startIletimerkezi } from "@/server/testing/gateways/iletimerkezi";
import { startVerimor } from "@/server/testing/gateways/verimor";
import { type Behaviour, startStandIn } from "@/server/testing/stand-in";
import { type Carried, type Fate, GATEWAYS, type Gateway, reportCall } from "./reports";
import { insist, type Random } from "./vendors";

/** An SMS that a gateway has taken, whatever became of its answer. */
export type Sms = Carried & { text: string };

/** Three gateways in the order of preference. The first two fail for some numbers, each in ways of its own; the last takes all. */
export const ORDER: readonly Gateway[] = ["iletimerkezi", "verimor-sms", "kannel"];
const AGAIN: readonly Fate[] = ["delivered"];
const CLOSED: Behaviour = { does: "answer", status: 503, body: "Service Unavailable" };
const WAYS: Record<Gateway, readonly (Behaviour | null)[]> = {
  iletimerkezi: [null, null, null, null, { does: "answer", ...saying(503) }, { does: "answer", ...saying(457) }],
  "verimor-sms": [null, null, null, null, null, CLOSED, { does: "break" }],
  kannel: [null],
};

/** How many answers are held back until what was told before them has been read. */
const MOST_HELD = 8;

/**
 * Starts them. Each tells of what it takes at the product's door: some of it before its own answer, so that the hand-over is not
 * written down yet, the rest after it; in any order and more than once. `readPast`: what a few answers wait for besides, so that what
 * was told before them, and never after, is read before them.
 */
export async function startGateways(random: Random, product: { address: string }, readPast: () => Promise<void>) {
  const [verimor, iletimerkezi, kannel] = await Promise.all([
    startVerimor(GATEWAYS["verimor-sms"]),
    startIletimerkezi(GATEWAYS.iletimerkezi),
    startKannel(),
  ]);
  const carried: Sms[] = [];
  const telling: Promise<void>[] = [];
  let told = 0;
  let held = 0;

  async function decide(sms: Sms): Promise<Behaviour> {
    const ways = WAYS[sms.gateway];
    const way = ways[Number(sms.to.slice(-4)) % ways.length] ?? { does: "accept" };
    if (way.does === "answer") return way;
    carried.push(sms);
    const words = random.shuffled<Fate>(["accepted", "delivered", ...(random.below(3) === 0 ? AGAIN : [])]);
    told += words.length;
    const tell = async (some: readonly Fate[]) => {
      await Promise.all(some.map((fate) => insist(product.address, reportCall(sms, fate))));
    };
    const first = random.below(words.length);
    const early = tell(words.slice(0, first));
    telling.push(early.then(() => tell(words.slice(first))));
    await early;
    const hangsOnIt = sms.gateway === "iletimerkezi" && !words.slice(first).includes("delivered");
    if (hangsOnIt && held < MOST_HELD) {
      held += 1;
      await readPast();
    }
    return way;
  }

  iletimerkezi.decide(({ message: { text, receipents } }) =>
    decide({
      gateway: "iletimerkezi",
      ours: 0,
      theirs: iletimerkezi.lastOrder(),
      to: `+90${receipents.number[0]}`,
      text,
    }),
  );
  verimor.decide(({ custom_id = "", messages: [message] }) =>
    decide({
      gateway: "verimor-sms",
      ours: Number(custom_id.replace("message-", "")),
      theirs: String(verimor.campaigns.get(custom_id)?.id),
      to: `+${message?.dest}`,
      text: message?.msg ?? "",
    }),
  );
  kannel.decide(({ to, text, ...more }) => {
    const ours = Number(new URL(more["dlr-url"]).searchParams.get("message"));
    return decide({ gateway: "kannel", ours, theirs: String(ours), to, text });
  });
  return {
    settings: {
      iletimerkezi: { ...GATEWAYS.iletimerkezi, url: iletimerkezi.url },
      "verimor-sms": { ...GATEWAYS["verimor-sms"], url: verimor.url },
      kannel: { ...GATEWAYS.kannel, url: kannel.url },
    } satisfies Record<Gateway, object>,
    /** What was taken, in the order in which it was. */
    carried,
    /** Resolves when everything has been told, with how many times something was. */
    allTold: async () => {
      await Promise.all(telling);
      return told;
    },
    stop: () => Promise.all([verimor, iletimerkezi, kannel].map((one) => one.stop())),
  };
}

const sentSchema = z.strictObject({
  username: z.literal(GATEWAYS.kannel.user),
  password: z.literal(GATEWAYS.kannel.password),
  from: z.literal(GATEWAYS.kannel.header),
  to: z.string().regex(/^\+905\d{9}$/),
  charset: z.literal("UTF-8"),
  coding: z.enum(["0", "2"]),
  text: z.string().min(1),
  "dlr-mask": z.literal("31"),
  "dlr-url": z.url(),
});

/** Its smsbox, without the boxes behind it; the real Kannel has a test of its own. */
const startKannel = () =>
  startStandIn<z.infer<typeof sentSchema>>(({ path, query }) => {
    const sent = sentSchema.safeParse(Object.fromEntries(query)).data;
    return path === "/cgi-bin/sendsms" && sent
      ? { message: sent, taken: { status: 202, body: "0: Accepted for delivery" } }
      : { status: 400, body: "Missing receiver, rejected" };
  });
