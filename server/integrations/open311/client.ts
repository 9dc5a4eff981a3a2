import type { Response } from "undici";
import type { Outcome } from "@/server/domain/delivery";
import type {
  HandedOutcome,
  HandedRequest,
  Offered,
  PeerAnswer,
  PeerService,
  PeerSettings,
} from "@/server/domain/handover";
import type { ListedUpdates, OutgoingUpdate, PostedOutcome } from "@/server/domain/handover-update";
import { cut } from "@/server/domain/odd-text";
import { toW3c, toW3cUtc } from "@/server/domain/open311/w3c";
import { MINUTE_MS } from "@/server/domain/time";
import { callOutside, isClosed, isHouse } from "@/server/outbound";
import type { Peer } from "../contracts";
import { hand, isOutcome, reasonOf as reasonOfNone } from "../http";
import {
  parse,
  readDefinition,
  readFault,
  readReceipt,
  readRequests,
  readServices,
  readUpdateReceipt,
  readUpdates,
} from "./read";

/** An Open311 server of another institution (GeoReport v2), as its client. */
export function open311Peer(settings: PeerSettings): Peer {
  const { format } = settings;
  const base = settings.url.replace(/\/+$/, "");
  const jurisdiction: Record<string, string> = settings.jurisdictionId
    ? { jurisdiction_id: settings.jurisdictionId }
    : {};
  const addressOf = (path: string, query: Record<string, string> = {}, form = format) => {
    const all = new URLSearchParams({ ...jurisdiction, ...query });
    return `${base}/${path}.${form}${all.size > 0 ? `?${all}` : ""}`;
  };
  /** The key goes in a header where we only read: an address is kept in logs. */
  const key: Record<string, string> = settings.apiKey ? { "x-api-key": settings.apiKey } : {};

  return {
    async services() {
      const first = await offered(await get(addressOf("services", {}, "json"), key), "json");
      if (first.ok || first.reason === "network" || first.reason === "addressClosed") return first;
      const second = await offered(await get(addressOf("services", {}, "xml"), key), "xml");
      return second.ok ? second : first;
    },

    async definition(service) {
      const answer = await get(addressOf(`services/${encodeURIComponent(service)}`), key);
      // Whoever asks for nothing besides need not have the address.
      if (answer.status === 404) return [];
      return answer.status === 200 ? readDefinition(answer.body) : null;
    },

    async hand(request) {
      const form = new URLSearchParams([...Object.entries(jurisdiction), ...fieldsOf(request)]);
      if (settings.apiKey) form.set("api_key", settings.apiKey);
      const answer = await hand(`${base}/requests.${format}`, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded; charset=utf-8",
          "idempotency-key": encodeURI(request.ourId),
        },
        body: form.toString(),
      });
      if (isOutcome(answer)) return asHanded(answer);
      const body = typeof answer.body === "string" ? parse(answer.body) : answer.body;
      return receiptOf(answer.status, mayBeShown(base, answer.status) ? body : null, answer.retryAfter);
    },

    async numberOf(token) {
      const answer = await get(addressOf(`tokens/${encodeURIComponent(token)}`), key);
      const number = answer.status === 200 ? readReceipt(answer.body)?.number : null;
      return number ? { kind: "accepted", number } : { kind: "unknown", reason: "noNumberYet" };
    },

    async find({ ourId, ourNumber, service }, sentAt) {
      const known = await get(addressOf(`tokens/${encodeURIComponent(ourId)}`), key);
      const number = known.status === 200 ? readReceipt(known.body)?.number : null;
      if (number) return { kind: "accepted", number };
      if (known.status === 404 && known.header("idempotency-key") === encodeURI(ourId))
        return { kind: "retry", reason: "notThere" };
      const around = await get(
        addressOf("requests", {
          service_code: service,
          start_date: toW3c(new Date(sentAt.getTime() - 10 * MINUTE_MS)),
          end_date: toW3c(new Date(sentAt.getTime() + 60 * MINUTE_MS)),
        }),
        key,
      );
      const ours = (around.status === 200 && readRequests(around.body)) || [];
      const found = ours.find(({ description }) => description?.includes(ourNumber));
      return found ? { kind: "accepted", number: found.number } : { kind: "unknown", reason: "noAnswer" };
    },

    async ask(number, etag) {
      const answer = await get(addressOf(`requests/${encodeURIComponent(number)}`), {
        ...key,
        ...(etag ? { "if-none-match": etag } : {}),
      });
      return answered(answer, number);
    },

    async updates({ from, to }) {
      const span = { start_date: toW3cUtc(from), end_date: toW3cUtc(new Date(to.getTime() + 999)) };
      return listed(await get(addressOf("servicerequestupdates", span), key));
    },

    async postUpdate(update) {
      const form = new URLSearchParams([...Object.entries(jurisdiction), ...fieldsOfUpdate(update)]);
      if (settings.apiKey) form.set("api_key", settings.apiKey);
      const answer = await hand(`${base}/servicerequestupdates.${format}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", "idempotency-key": update.id },
        body: form.toString(),
      });
      if (isOutcome(answer)) return asHanded(answer);
      const body = typeof answer.body === "string" ? parse(answer.body) : answer.body;
      return updateReceiptOf(answer.status, mayBeShown(base, answer.status) ? body : null, answer.retryAfter);
    },

    async knowsRepeats(ourId) {
      const known = await get(addressOf(`tokens/${encodeURIComponent(ourId)}`), key);
      return known.header("idempotency-key") === encodeURI(ourId);
    },
  };
}

/** Statuses by which a server says that it has no such address, or does not take this method there. */
const ABSENT: readonly number[] = [404, 405, 501];

/** A page for people where a list is asked for says the same as 404. */
function listed({ status, body, none, tooLong }: Got): ListedUpdates {
  if (tooLong) return { kind: "tooLong" };
  const updates = status === 200 ? readUpdates(body) : null;
  if (updates) return { kind: "list", updates };
  if (status === 200 || ABSENT.includes(status)) return { kind: "absent" };
  return { kind: "unavailable", reason: status === 0 ? none : reasonOf(status, body) };
}

/** As for a request: only what they refuse in so many words, or are too busy for, has certainly not been taken. */
function updateReceiptOf(status: number, body: unknown, retryAfter: number | null): PostedOutcome {
  if (ABSENT.includes(status)) return { kind: "absent", status, reason: reasonOf(status, body) };
  if (status === 429 || status === 503)
    return { kind: "retry", reason: "busy", ...(retryAfter === null ? {} : { afterSeconds: retryAfter }) };
  if (status >= 400 && status < 500 && status !== 409) return { kind: "refused", reason: reasonOf(status, body) };
  if (status >= 400) return { kind: "unknown", reason: reasonOf(status, body) };
  const receipt = readUpdateReceipt(body);
  return receipt ? { kind: "accepted", ...receipt } : { kind: "unknown", reason: "unreadable" };
}

/** What FixMyStreet sends of a comment, and nothing that its counterpart (open311-adapter) does not take. */
function fieldsOfUpdate({ id, number, status, at, text, person, media }: OutgoingUpdate): [string, string][] {
  const fields: Record<string, string | null | undefined> = {
    update_id: id,
    service_request_id: number,
    status: status.toUpperCase(),
    updated_datetime: toW3cUtc(at),
    description: text.length <= LONGEST_DESCRIPTION ? text : cut(text, LONGEST_DESCRIPTION - CUT.length) + CUT,
    first_name: person?.firstName,
    last_name: person?.lastName,
    phone: person?.phone,
    email: person?.email,
    media_url: media,
  };
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}

const LONGEST_DESCRIPTION = 4000;

const CUT = "… (Metnin devamı bu numarayla belediyemizden istenebilir.)";

/** Words, further photographs and our number, within what the specification allows; words that were cut say so. */
function descriptionOf({ description, moreMedia, ourNumber }: HandedRequest): string {
  const tail = `${moreMedia.map((link) => `\n${link}`).join("")}\n\n${ourNumber}`;
  const room = LONGEST_DESCRIPTION - tail.length;
  return (description.length <= room ? description : cut(description, room - CUT.length) + CUT) + tail;
}

/** The names are the specification's; what has no value is left out. */
function fieldsOf(request: HandedRequest): [name: string, value: string][] {
  const { person } = request;
  const fields: Record<string, string | null | undefined> = {
    service_code: request.service,
    description: descriptionOf(request),
    lat: request.latitude === null ? null : String(request.latitude),
    long: request.longitude === null ? null : String(request.longitude),
    address_string: request.address,
    first_name: person?.firstName,
    last_name: person?.lastName,
    phone: person?.phone,
    email: person?.email,
    media_url: request.media,
  };
  return [
    ...Object.entries(fields).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
    ...Object.entries(request.answers).flatMap(([code, values]) => attributesOf(code, values)),
  ];
}

/** `attribute[code]`, and for several values of one code `attribute[code][]`, each for itself. */
const attributesOf = (code: string, values: readonly string[]): [string, string][] =>
  values.map((value) => [`attribute[${code}]${values.length > 1 ? "[]" : ""}`, value]);

function asHanded(outcome: Outcome): Extract<HandedOutcome, { kind: "retry" | "unknown" }> {
  if (outcome.kind !== "retry") return { kind: "unknown", reason: "noAnswer" };
  return { kind: "retry", reason: reasonOfNone(outcome) };
}

/**
 * Only what they refuse in so many words, or are too busy for, has certainly not been taken. A conflict says that our id is known there,
 * with other words: what it stands for is asked for.
 */
function receiptOf(status: number, body: unknown, retryAfter: number | null): HandedOutcome {
  if (status === 429 || status === 503)
    return { kind: "retry", reason: "busy", ...(retryAfter === null ? {} : { afterSeconds: retryAfter }) };
  if (status === 409) return { kind: "unknown", reason: reasonOf(status, body) };
  if (status >= 400 && status < 500) return { kind: "refused", reason: reasonOf(status, body) };
  if (status >= 500) return { kind: "unknown", reason: reasonOf(status, body) };
  const receipt = readReceipt(body);
  if (receipt?.number) return { kind: "accepted", number: receipt.number };
  return receipt?.token ? { kind: "given", token: receipt.token } : { kind: "unknown", reason: "unreadable" };
}

const reasonOf = (status: number, body: unknown): string =>
  `${status === 403 ? "peerKey" : "peer"}:${[status, readFault(body)].filter(Boolean).join(" ")}`;

/** What a server of the house says when something went wrong is its own: a peer's address must not make us read it aloud. */
const mayBeShown = (url: string, status: number): boolean => status < 400 || !isHouse(url);

/** `none`: why no answer came, a key of messages `handover.reason`. `tooLong`: one came and was cut off. */
type Got = {
  status: number;
  body: unknown;
  header: (name: string) => string | null;
  none: string;
  tooLong: boolean;
};

const TIMEOUT_MS = 20_000;

/** A question that changes nothing; status 0 where no answer came. */
async function get(url: string, headers: Record<string, string>): Promise<Got> {
  try {
    const response = await callOutside(url, { headers, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await textOf(response);
    const body = mayBeShown(url, response.status) ? parse(text) : null;
    return { status: response.status, body, header: (name) => response.headers.get(name), none: "", tooLong: false };
  } catch (error) {
    const none = isClosed(error) ? "addressClosed" : "network";
    return { status: 0, body: null, header: () => null, none, tooLong: error instanceof TooLong };
  }
}

const MOST_BYTES = 8 * 1024 * 1024;

class TooLong extends Error {}

/** The whole of an answer; one that does not end is cut off, and then is none. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new TooLong("The answer does not end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function offered({ status, body, none }: Got, format: PeerSettings["format"]): Offered {
  if (status === 0) return { ok: false, reason: none };
  const services: PeerService[] | null = status === 200 ? readServices(body) : null;
  if (services) return { ok: true, format, services };
  return { ok: false, reason: status === 200 ? "unreadable" : reasonOf(status, body) };
}

function answered({ status, body, header, none }: Got, number: string): PeerAnswer {
  if (status === 304) return { kind: "same" };
  if (status === 404) return { kind: "gone" };
  const all = status === 200 ? readRequests(body) : null;
  const found = all?.find((one) => one.number === number);
  if (found) return { kind: "news", news: found.news, etag: header("etag") };
  if (status === 200) return { kind: "unavailable", reason: "unreadable" };
  return { kind: "unavailable", reason: status === 0 ? none : reasonOf(status, body) };
}
