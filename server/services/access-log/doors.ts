import type { AccessAmount, Accessed } from "@/server/domain/access";
import type { CallBackPage } from "../calls/call-backs/list";
import type { CallPage } from "../calls/list";
import type { LiveCall } from "../calls/live";
import type { CallToRecord } from "../calls/recording";
import type { CimerRowPage } from "../cimer/list-rows";
import type { CitizenCard } from "../citizens/by-phone";
import type { Candidate } from "../citizens/same-person";
import type { RequestView } from "../requests/get";
import { searchesPhone, withoutPersons } from "./searched";
import type { Read } from "./write";

/**
 * Which procedures of the screens give out personal data, and what is written down of each. The middleware of every procedure goes by
 * this table; a procedure that is not in it must stand in `NO_PERSONAL_DATA` of the test beside.
 */
export type AccessedBy = {
  /** Refused before the work, where that much was read already. */
  amounts: (input: unknown) => readonly AccessAmount[];
  reads: (output: unknown, input: unknown) => Read[];
  /** Written before it is given out, and not with the next batch. */
  now: boolean;
};

/** The types of a procedure's answer and of what was asked, where the table is written; whoever calls it knows no more than that there is one. */
const by = <Out, In = unknown>(
  reads: (output: Out, input: In) => Read[],
  amounts: readonly AccessAmount[] | ((input: In) => readonly AccessAmount[]) = [],
  { now = false } = {},
): AccessedBy => ({
  amounts: (input) => (typeof amounts === "function" ? amounts(input as In) : amounts),
  reads: (output, input) => reads(output as Out, input as In),
  now,
});

/** A list counts as a page, and where it was searched by a telephone as a look-up besides. */
const amountOf = (input: unknown): AccessAmount => (searchesPhone(withoutPersons(input)) ? "lookup" : "view");

const list = <Row>(what: Accessed, rowsOf: (page: { rows: Row[] }) => number = ({ rows }) => rows.length) =>
  by<{ rows: Row[] }>(
    (page, input) => [
      { door: "screen", what, rows: rowsOf(page), amount: amountOf(input), data: withoutPersons(input) },
    ],
    (input) => [amountOf(input)],
  );

/** Who asked, where it was shown, and whoever else asked the same. */
function requestRead(view: RequestView): Read[] {
  const shown = view.citizen && (view.citizen.name !== null || view.citizen.phone !== null) ? view.citizen.id : null;
  return [
    { door: "screen", what: "request", requestId: view.id, citizenId: shown, amount: "view" },
    ...view.merged
      .filter(({ citizen, phone }) => citizen !== null || phone !== null)
      .map(({ id }): Read => ({ door: "screen", what: "request", requestId: id })),
  ];
}

type OfRequest = { requestId: number };

export const ACCESS_BY_PROCEDURE: Readonly<Record<string, AccessedBy>> = {
  "requests.get": by<RequestView>(requestRead, ["view"]),
  "requests.list": list("requests"),
  "requests.citizensByPhone": by<CitizenCard[]>(
    (cards) =>
      cards.length === 0
        ? [{ door: "screen", what: "citizen", rows: 0 }]
        : cards.map(({ id }) => ({ door: "screen", what: "citizen", citizenId: id, amount: "lookup" })),
    ["lookup"],
  ),
  "requests.samePerson": by<Candidate[], { id: number }>((people, { id }) =>
    people.map((one) => ({ door: "screen", what: "same_person", requestId: id, citizenId: one.id })),
  ),
  "requests.reveal": by<string | null, OfRequest & { what: "phone" | "tckn" }>(
    (_, { requestId, what }) => [{ door: "reveal", what, requestId, amount: "reveal" }],
    ["reveal"],
    { now: true },
  ),
  "handovers.ofRequest": by<unknown, OfRequest>((_, { requestId }) => [
    { door: "screen", what: "request", requestId, data: { part: "handovers" } },
  ]),
  "handovers.list": list("handovers"),
  "calls.list": list<CallPage["rows"][number]>("calls"),
  "calls.callBacks": list<CallBackPage["rows"][number]>("call_backs"),
  "calls.reveal": by<string | null, { id: number }>(
    (_, { id }) => [{ door: "reveal", what: "phone", amount: "reveal", data: { call: id } }],
    ["reveal"],
    { now: true },
  ),
  "calls.toRecord": by<CallToRecord>(
    ({ id, phone }) =>
      phone === null ? [] : [{ door: "screen", what: "phone", amount: "lookup", data: { call: id } }],
    ["lookup"],
  ),
  "calls.live": by<{ calls: LiveCall[] }>(({ calls }) =>
    calls.flatMap((call) =>
      call.cards.map(({ id }): Read => ({ door: "screen", what: "live_call", citizenId: id, data: { call: call.id } })),
    ),
  ),
  "messages.list": list("messages"),
  "messages.unreadable": by<{ rows: unknown[] }>(
    ({ rows }, input) =>
      rows.length === 0
        ? []
        : [{ door: "raw", what: "incoming", rows: rows.length, amount: "view", data: withoutPersons(input) }],
    ["view"],
    { now: true },
  ),
  "cimer.list": list("cimer"),
  "cimer.rows": list<CimerRowPage["rows"][number]>("cimer_rows"),
  "cimer.import": by<unknown, { id: number }>(
    (_, { id }) => [{ door: "screen", what: "cimer_rows", amount: "view", data: { id, part: "samples" } }],
    ["view"],
  ),
  "warnings.list": list("warnings"),
  "privacy.list": list("privacy"),
  "privacy.get": by<unknown, { id: number }>(
    (_, { id }) => [{ door: "screen", what: "privacy", amount: "view", data: { id } }],
    ["view"],
  ),
};
