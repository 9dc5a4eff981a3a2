import { GATEWAYS } from "./reports";
import { burstOf, type Call, type Random } from "./vendors";

/** What somebody writes back to the number that our SMS came from. */
export type Text = { gateway: "verimor-sms" | "kannel"; id: string; from: string; text: string };

export const STOP = "RET";

/** What these telephones write back: some twice, some that they want no more. Nobody but these asks for that. */
export const texts = (random: Random, telephones: readonly string[]): Text[] =>
  telephones.flatMap((from, index) =>
    Array.from({ length: 1 + random.below(2) }, (_, turn) => ({
      gateway: random.below(2) === 0 ? ("verimor-sms" as const) : ("kannel" as const),
      id: `${7000 + index}${turn}`,
      from,
      text: turn === 1 && index % 4 === 0 ? STOP : `${from}: ${turn + 1}. kez yazıyorum, teşekkürler.`,
    })),
  );

/** Verimor brings several at once, Kannel each by itself. */
export const textsBurst = (random: Random, said: readonly Text[]): Call[] => {
  const by = (gateway: Text["gateway"]) => said.filter((one) => one.gateway === gateway);
  return [
    ...burstOf(random, by("verimor-sms"), 3, viaVerimor),
    ...burstOf(random, by("kannel"), 1, (some) => viaKannel(some)),
  ];
};

const viaVerimor = (said: readonly Text[]): Call => ({
  path: `/api/webhooks/verimor-sms/${GATEWAYS["verimor-sms"].key}`,
  init: {
    method: "POST",
    body: JSON.stringify(
      said.map(({ id, from, text }) => ({
        message_id: Number(id),
        type: "inbound",
        received_at: "2026-01-19 11:00:00",
        network: "TURKCELL",
        source_addr: from.replace("+", ""),
        destination_addr: "908500000000",
        keyword: "",
        content: text,
      })),
    ),
    headers: { "content-type": "application/json" },
  },
});

const viaKannel = (said: readonly Text[]): Call => {
  const [one] = said;
  const query = { id: one?.id ?? "", from: one?.from ?? "", at: "1768809600", coding: "0", text: one?.text ?? "" };
  return { path: `/api/webhooks/kannel/${GATEWAYS.kannel.key}?${new URLSearchParams(query)}`, init: { headers: {} } };
};
