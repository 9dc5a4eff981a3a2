import type { RequestView } from "@/server/services/requests/get";

type Event = RequestView["events"][number];

/** Names for the ids that an event carries. */
export type Names = {
  department: (id: number) => string;
  person: (id: number) => string;
  institution: (id: number) => string;
  fact: (name: string, value: unknown) => string;
  when: (iso: string) => string;
  /** The name with the ending of "to": Fen İşleri’ne. */
  to: (name: string) => string;
};

/** A sentence of the timeline: its key in the messages, what fills it, and the words of a person that follow it. */
export type Sentence = { key: string; values: Record<string, string | number>; quote: string | null };

const text = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);

const FACTS = ["channel", "kind", "categoryId", "neighbourhoodId", "street", "doorNo", "summary"];

function facts(data: Event["data"]): [string, unknown][] {
  const given = data.facts;
  if (typeof given !== "object" || given === null) return [];
  return Object.entries(given).flatMap(([name, change]): [string, unknown][] =>
    FACTS.includes(name) && typeof change === "object" && change !== null && "to" in change ? [[name, change.to]] : [],
  );
}

/** What an event says, in whatever language the messages are. */
export function sentenceOf(event: Event, names: Names, channel: RequestView["channel"]): Sentence {
  const { act, data } = event;
  const plain = (key: string = act, quote: unknown = null): Sentence => ({ key, values: {}, quote: text(quote) });
  const department = number(data.departmentId);
  const assignee = number(data.assigneeId);
  switch (act) {
    case "receive":
      return plain(`received.${channel}`);
    case "route":
      return {
        key: "route",
        values: { departmentTo: department === null ? "" : names.to(names.department(department)) },
        quote: text(data.note),
      };
    case "return":
      return {
        key: "return",
        values: { department: department === null ? "" : names.department(department) },
        quote: text(data.reason),
      };
    case "start":
      return { key: "start", values: { person: assignee === null ? "" : names.person(assignee) }, quote: null };
    case "assign":
      return assignee === null
        ? plain("unassign")
        : { key: "assign", values: { personTo: names.to(names.person(assignee)) }, quote: null };
    case "wait":
      return {
        key: data.reason === "fee_notice" ? "feeNotice" : text(data.waitingOn) ? "waitOn" : "wait",
        values: {
          waitingOn: text(data.waitingOn) ? names.fact("waitingOn", data.waitingOn) : "",
          waitingFor: text(data.waitingFor) ?? "",
          until: names.when(String(data.until ?? "")),
        },
        quote: null,
      };
    case "refer": {
      const institution = number(data.institutionId);
      return {
        key: "refer",
        values: { institution: institution === null ? "" : names.institution(institution) },
        quote: text(data.note),
      };
    }
    case "hand_over":
      return handed(data, names);
    case "resolve":
      return plain("resolve", data.answer);
    case "decline":
      return plain("decline", data.reason);
    case "extend":
      return { key: "extend", values: { due: names.when(String(data.dueAt ?? "")) }, quote: text(data.reason) };
    case "withdraw":
      return plain("withdraw", data.reason);
    case "reopen":
      return plain("reopen", data.why);
    case "hear":
      return plain(heardAs(data), data.text);
    case "note":
    case "ask":
    case "reply":
      return plain(act, data.text);
    case "attach":
      return {
        key: "attach",
        values: { count: Array.isArray(data.attachmentIds) ? data.attachmentIds.length : 1 },
        quote: null,
      };
    case "correct":
      return {
        key: "correct",
        values: {
          facts: facts(data)
            .map(([name, value]) => names.fact(name, value))
            .join(", "),
        },
        quote: null,
      };
    case "prioritise":
      return { key: "prioritise", values: { priority: names.fact("priority", data.priority) }, quote: null };
    case "confirm":
      return plain(data.confirmation === "disputed" ? "disputed" : "confirmed", data.why);
    case "settle_detail":
      return {
        key: data.how === "dismissed" ? "detailDismissed" : "detailUsed",
        values: { field: names.fact("detail", data.field) },
        quote: null,
      };
    case "correct_citizen":
      return {
        key: act,
        values: {
          fields: (Array.isArray(data.fields) ? data.fields : []).map((f) => names.fact("contact", f)).join(", "),
        },
        quote: null,
      };
    default:
      return plain();
  }
}

/** Words that changed, were taken back or are thanks alone; and those of a citizen whose request was merged into this one. */
function heardAs({ how, mergedId }: Event["data"]): string {
  if (how === "edited" || how === "deleted" || how === "thanks") return `said.${how}`;
  return number(mergedId) === null ? "hear" : "said.merged";
}

/** What another institution said of it, or staff wrote in for it. */
function handed(data: Event["data"], names: Names): Sentence {
  const institution = number(data.institutionId);
  const person = number(data.staffId);
  const keys: Record<string, string> = { news: "handedNews", closed: "handedClosed" };
  return {
    key: person === null ? (keys[String(data.step)] ?? "hand_over") : "handedByHand",
    values: {
      institution: institution === null ? "" : names.institution(institution),
      person: person === null ? "" : names.person(person),
      number: text(data.number) ?? "",
      status: data.step === "accepted" ? "" : names.fact("handedStatus", data.status === "closed" ? "closed" : "open"),
    },
    quote: text(data.text),
  };
}

/** Messages that an event sent: put into the outbox at the same moment. */
export const sentBy = (event: Event, messages: RequestView["messages"]): RequestView["messages"] =>
  messages.filter((message) => message.direction === "outgoing" && message.createdAt.getTime() === event.at.getTime());
