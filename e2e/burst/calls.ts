import { burstOf, type Call, type Random } from "./vendors";

/** The secret ends of the exchanges' addresses. */
export const EXCHANGES = { verimor: { key: "sample-key-of-verimor" }, netgsm: { key: "sample-key-of-netgsm" } };

export type Rung = { provider: "verimor-call" | "netgsm-call"; callId: string; answered: boolean };

/** Calls that rang, and of each whether somebody took it. */
export const rings = (
  random: Random,
  provider: Rung["provider"],
  count: number,
  beginning: string = provider,
): Rung[] =>
  Array.from({ length: count }, (_, index) => ({
    provider,
    callId: `${beginning}.${index}`,
    answered: random.below(4) > 0,
  }));

const STARTED = "2026-01-19 11:00:00";
const ANSWERED = "2026-01-19 11:00:09";
const ENDED = "2026-01-19 11:01:09";
const TALKED = 60;

/** Every event by itself, whichever comes first. */
export const callsBurst = (random: Random, rung: readonly Rung[]): Call[] =>
  burstOf(random, rung.flatMap(eventsOf), 1, ([call]) => {
    if (!call) throw new Error("A call of nothing");
    return call;
  });

/** What the exchange tells of one call. */
export const eventsOf = (one: Rung): Call[] => (one.provider === "verimor-call" ? verimor(one) : netgsm(one));

function verimor({ callId, answered }: Rung): Call[] {
  const common = {
    direction: "inbound",
    caller_id_number: "02320000000",
    destination_number: "1001",
    dialed_user: "1001",
    call_uuid: callId,
    start_stamp: STARTED,
    queue: "201",
  };
  const taken = { connected_user: "1001", answer_stamp: ANSWERED };
  return [
    { event_type: "ringing", ...common },
    ...(answered ? [{ event_type: "answer", ...common, ...taken }] : []),
    {
      event_type: "hangup",
      ...common,
      ...(answered ? taken : {}),
      end_stamp: ENDED,
      duration: answered ? String(TALKED) : "0",
      answered: String(answered),
      hangup_cause: answered ? "NORMAL_CLEARING" : "ORIGINATOR_CANCEL",
    },
  ].map((event) => ({
    path: `/api/webhooks/verimor-call/${EXCHANGES.verimor.key}`,
    init: {
      method: "POST",
      body: new URLSearchParams(event).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    },
  }));
}

const at = (stamp: string): string => String(new Date(`${stamp.replace(" ", "T")}+03:00`).getTime());

function netgsm({ callId, answered }: Rung): Call[] {
  const common = { pbx_num: "8503040000", unique_id: callId, internal_num: "101", customer_num: "02320000000" };
  return [
    { scenario: "Inbound_call", timestamp: at(STARTED), ...common },
    ...(answered ? [{ scenario: "Answer", timestamp: at(ANSWERED), ...common }] : []),
    { scenario: "Hangup", timestamp: at(ENDED), talktime: answered ? TALKED : 0, holdtime: 9, ...common },
  ].map((event) => ({
    path: `/api/webhooks/netgsm-call/${EXCHANGES.netgsm.key}`,
    init: { method: "POST", body: JSON.stringify(event), headers: { "content-type": "application/json" } },
  }));
}
