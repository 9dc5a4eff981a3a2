import type pg from "pg";
import { type CallFilter, callFilterSchema } from "@/server/domain/call-filter";
import { type CimerFilter, cimerFilterSchema } from "@/server/domain/cimer/filter";
import { cursorOf, type Filter, NO_FILTER } from "@/server/domain/filters";
import { type MessageFilter, messageFilterSchema } from "@/server/domain/message-filter";
import { readQuery } from "@/server/domain/open311/query";
import { VENDORS } from "@/server/integrations";
import { listCalls } from "@/server/services/calls/list";
import { serviceLevel } from "@/server/services/calls/service-level";
import { countCases, listCases } from "@/server/services/cimer/list-cases";
import { citizensByPhone } from "@/server/services/citizens/by-phone";
import { pulsesOf } from "@/server/services/connections/pulse";
import type { Context } from "@/server/services/context";
import { listUnreadable } from "@/server/services/incoming/unreadable";
import { ledgerOf } from "@/server/services/messages/ledger";
import { listMessages } from "@/server/services/messages/list";
import { listRequests as listForOpen311 } from "@/server/services/open311/requests";
import { yearReport } from "@/server/services/reports/year";
import { countRequests } from "@/server/services/requests/counts";
import { getRequest } from "@/server/services/requests/get";
import { listRequests } from "@/server/services/requests/list";
import { countSimilar } from "@/server/services/requests/similar";
import { AS_OF } from "./database";

/** What a person waits for: the verb, and the procedure before it where the product is asked over HTTP too. */
export type Question = {
  name: string;
  verb: (ctx: Context) => Promise<unknown>;
  over?: { path: string; input: unknown };
};

const requests = (name: string, filter: Partial<Filter>): Question => {
  const input = { ...NO_FILTER, ...filter };
  return { name, verb: (ctx) => listRequests(ctx, input), over: { path: "requests.list", input } };
};
const messages = (name: string, filter: Partial<MessageFilter>): Question => ({
  name,
  verb: (ctx) => listMessages(ctx, messageFilterSchema.parse(filter)),
});
const calls = (name: string, filter: Partial<CallFilter>): Question => ({
  name,
  verb: (ctx) => listCalls(ctx, callFilterSchema.parse(filter)),
});
const cases = (name: string, filter: Partial<CimerFilter>): Question => ({
  name,
  verb: (ctx) => listCases(ctx, cimerFilterSchema.parse(filter)),
});

export async function questions(admin: pg.Client): Promise<Question[]> {
  const one = async (sql: string) => (await admin.query(sql)).rows[0];
  const busiest = await one(
    "SELECT department FROM queue_count WHERE department <> '-' AND status = 'assigned' ORDER BY count DESC LIMIT 1",
  );
  const request = await one(
    "SELECT year, seq FROM request WHERE year = 2025 AND status = 'resolved' AND merged_count > 0 ORDER BY id DESC LIMIT 1",
  );
  const deep = (offset: string) =>
    one(`SELECT received_at, id FROM request ORDER BY received_at DESC, id DESC OFFSET ${offset} LIMIT 1`);
  const half = await deep("(SELECT sum(received) / 2 FROM month_sum WHERE dimension = 'channel')");
  const waiting = await admin.query("SELECT id FROM request WHERE status = 'new' ORDER BY id DESC LIMIT 50");
  const { phone, number } = await one(
    `SELECT (SELECT phone FROM citizen WHERE phone IS NOT NULL ORDER BY id LIMIT 1) AS phone,
       (SELECT number FROM call WHERE number IS NOT NULL ORDER BY started_at DESC LIMIT 1) AS number`,
  );
  return [
    requests("queue, department × open", { status: ["open"], department: [String(busiest.department)] }),
    requests("page in the middle of all", { cursor: cursorOf(half.received_at, half.id) }),
    requests("search, frequent word (sokak)", { q: "sokak" }),
    requests("search, common word (çukur)", { q: "çukur" }),
    requests("search, rare words (sulama borusu)", { q: "sulama borusu" }),
    requests("search, nowhere (leylek)", { q: "leylek" }),
    {
      name: "request page",
      verb: (ctx) => getRequest(ctx, request),
      over: { path: "requests.get", input: { year: request.year, seq: request.seq } },
    },
    {
      name: "year report",
      verb: (ctx) => yearReport(ctx, { year: 2025 }),
      over: { path: "reports.year", input: { year: 2025 } },
    },
    { name: "counts of the menu", verb: countRequests, over: { path: "requests.counts", input: undefined } },
    {
      name: "similar ones of a queue's page",
      verb: (ctx) => countSimilar(ctx, { ids: waiting.rows.map(({ id }) => id) }),
    },
    { name: "caller's card", verb: (ctx) => citizensByPhone(ctx, { digits: phone }) },
    calls("call log", {}),
    calls("call log, missed", { answered: "no" }),
    calls("call log, of one number", { number }),
    { name: "service level of a year", verb: (ctx) => serviceLevel(ctx, { from: "2025-01-01", to: "2025-12-31" }) },
    messages("messages", {}),
    messages("messages, failed", { state: ["failed"] }),
    messages("messages of a telephone", { q: phone }),
    { name: "ledger of a year", verb: (ctx) => ledgerOf(ctx, { year: 2025 }) },
    { name: "what could not be understood", verb: (ctx) => listUnreadable(ctx, {}) },
    {
      name: "Settings → Channels",
      verb: (ctx) =>
        pulsesOf(
          ctx,
          VENDORS.map(({ name, channels }) => ({ name, senders: [name, ...channels] })),
        ),
    },
    cases("CİMER, to be entered", {}),
    cases("CİMER, owed", { list: "due" }),
    cases("CİMER, all", { list: "all" }),
    { name: "CİMER, counts", verb: countCases },
    {
      name: "Open311, first page",
      verb: (ctx) =>
        listForOpen311(ctx, { key: null }, readQuery(new URLSearchParams({ page_size: "50" }), new Date(AS_OF))),
    },
  ];
}
