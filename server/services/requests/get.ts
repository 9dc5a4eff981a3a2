import { z } from "zod";
import { Prisma } from "@/server/db";
import { CHANNELS } from "@/server/domain/channel";
import { CIMER_TYPES } from "@/server/domain/cimer/types";
import { DETAIL_FIELDS, DETAIL_STATES, isPersonal } from "@/server/domain/details";
import { notFound } from "@/server/domain/errors";
import { MEDIA, MESSAGE_STATES } from "@/server/domain/notices";
import { maskNumbers, maskPhone } from "@/server/domain/phone";
import { type Act, type Request, STATUSES } from "@/server/domain/request";
import { actsOf, canCorrectChannel, canRead, canSeePersonalData, may } from "@/server/policies/can";
import {
  dataBy,
  NOBODY,
  type People,
  present,
  presentFiles,
  type Sight,
  sightOf,
  textBy,
} from "@/server/policies/present";
import { decrypt } from "@/server/secrets";
import type { Context } from "../context";
import { peopleOf } from "./presented";

const moment = z.coerce.date();

const attachmentSchema = z.object({
  id: z.number(),
  by: z.enum(["staff", "citizen", "channel", "system"]),
  name: z.string(),
  mime: z.string(),
  state: z.enum(["waiting", "stored", "refused"]),
  /** Why it was refused, or what it waits for: a key. */
  error: z.string().nullable(),
  createdAt: moment,
  eventId: z.number().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

/** Another request that is named on the page; whoever may not read it sees its number alone. */
const relatedSchema = z.object({
  id: z.number(),
  year: z.number(),
  seq: z.number(),
  summary: z.string(),
  departmentId: z.number().nullable(),
  mainDepartmentId: z.number().nullable(),
  identityWithheld: z.boolean(),
});

const detailsSchema = z.object({
  events: z.array(
    z.object({
      id: z.number(),
      at: moment,
      act: z.string(),
      actor: z.enum(["staff", "citizen", "channel", "system"]),
      staff: z.string().nullable(),
      from: z.enum(STATUSES).nullable(),
      to: z.enum(STATUSES).nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  messages: z.array(
    z.object({
      id: z.number(),
      direction: z.enum(["outgoing", "incoming"]),
      medium: z.enum(MEDIA),
      notice: z.string().nullable(),
      body: z.string(),
      parts: z.number(),
      state: z.enum(MESSAGE_STATES),
      createdAt: moment,
      stateAt: moment,
      error: z.string().nullable(),
      sender: z.string().nullable(),
    }),
  ),
  attachments: z.array(attachmentSchema),
  merged: z.array(
    z.object({
      id: z.number(),
      year: z.number(),
      seq: z.number(),
      channel: z.enum(CHANNELS),
      receivedAt: moment,
      description: z.string(),
      neighbourhoodId: z.number().nullable(),
      street: z.string().nullable(),
      doorNo: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      withheld: z.boolean(),
      departmentId: z.number().nullable(),
      /** Whether this person may know who it is, where somebody is known. */
      personal: z.boolean().default(false),
      citizen: z.string().nullable(),
      phone: z.string().nullable(),
      /** What the citizen said since. */
      said: z.array(z.object({ id: z.number(), at: moment, text: z.string() })),
      attachments: z.array(attachmentSchema),
    }),
  ),
  /** The answered request after which the same citizen wrote this one, and where that stands now. */
  follows: relatedSchema.nullable(),
  main: relatedSchema.nullable(),
  citizen: z
    .object({
      id: z.number(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      noSms: z.boolean(),
      version: z.number(),
      hasTckn: z.boolean(),
      requests: z.number(),
      open: z.number(),
    })
    .nullable(),
  /** What it is in CİMER, and the answer as it is to be entered there. */
  cimer: z
    .object({
      number: z.string(),
      date: moment,
      type: z.enum(CIMER_TYPES).nullable(),
      answeredAt: moment.nullable(),
      enteredAt: moment.nullable(),
      enteredBy: z.string().nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
  /** What came with it and could not be used, or stands in no field of its own. `raw`: null for who may not see it. */
  details: z.array(
    z.object({
      id: z.number(),
      field: z.enum(DETAIL_FIELDS),
      raw: z.string().nullable(),
      cipher: z.string().nullish(),
      value: z.string().nullable(),
      reason: z.string(),
      state: z.enum(DETAIL_STATES),
    }),
  ),
  call: z.object({ id: z.number(), startedAt: moment, talkSeconds: z.number() }).nullable(),
});
type Details = z.infer<typeof detailsSchema>;

/** `mayResend`, `mayStop`: whether this person may send a message anew, or write down that the citizen wants none. */
export type RequestView = Request &
  Details & {
    suggestedCategoryId: number | null;
    acts: Act[];
    personal: boolean;
    mayResend: boolean;
    mayStop: boolean;
    mayCorrectChannel: boolean;
  };

/** A request with everything its page shows, in two statements side by side, and a third where it is not shown whole. */
export async function getRequest(ctx: Context, { year, seq }: { year: number; seq: number }): Promise<RequestView> {
  const [request, details] = await Promise.all([
    ctx.db.request.findUnique({ where: { year_seq: { year, seq } } }),
    detailsOf(ctx, year, seq),
  ]);
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  const people = await namedOn(ctx, request, details);
  return {
    ...present(ctx.actor, request, request, people),
    ...presentDetails(ctx, request, details, people),
    acts: actsOf(ctx.actor, request),
    personal: canSeePersonalData(ctx.actor, request),
    mayCorrectChannel: canCorrectChannel(
      ctx.actor,
      request,
      details.events.find(({ act }) => act === "receive")?.actor ?? "system",
    ),
    mayResend: may(ctx.actor, "resend_message"),
    mayStop: may(ctx.actor, "record_request") && request.citizenId !== null && !request.identityWithheld,
  };
}

const subjectOf = (merged: Details["merged"][number], request: Request) => ({
  departmentId: merged.departmentId,
  mainDepartmentId: request.departmentId,
  identityWithheld: merged.withheld,
});

/** Who may be named on the page; nobody is looked up where all of it is shown whole. */
async function namedOn(ctx: Context, request: Request, { merged, main, follows }: Details): Promise<People> {
  const others = [main, follows].flatMap((one) => one ?? []);
  const subjects = [request, ...others, ...merged.map((one) => subjectOf(one, request))];
  if (subjects.every((subject) => sightOf(ctx.actor, subject) === "whole")) return NOBODY;
  const people = await peopleOf(
    ctx,
    [request, ...others].map(({ id }) => id),
  );
  return [...people.values()].flat();
}

/** So many merged requests are shown in full; the rest stands in the list of them. */
const MOST_MERGED = 50;

const ATTACHMENT = Prisma.sql`json_build_object('id', a.id, 'by', a.by, 'name', a.name, 'mime', a.mime, 'state', a.state, 'error', a.error, 'createdAt', a.created_at,
  'eventId', a.event_id, 'latitude', a.latitude, 'longitude', a.longitude)`;

const related = (row: Prisma.Sql) =>
  Prisma.sql`json_build_object('id', ${row}.id, 'year', ${row}.year, 'seq', ${row}.seq, 'summary', ${row}.summary, 'departmentId', ${row}.department_id,
    'mainDepartmentId', ${row}.main_department_id, 'identityWithheld', ${row}.identity_withheld)`;

async function detailsOf({ db }: Context, year: number, seq: number): Promise<Details> {
  const [row] = await db.$queryRaw<[{ details: unknown }]>`
    WITH self AS MATERIALIZED (SELECT id, citizen_id, merged_into_id, follows_id FROM request WHERE year = ${year} AND seq = ${seq})
    SELECT json_build_object(
      'events', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'at', e.at, 'act', e.act, 'actor', e.actor, 'staff', s.name, 'from', e.from, 'to', e.to, 'data', e.data) ORDER BY e.id DESC), '[]')
        FROM request_event e LEFT JOIN staff s ON s.id = e.staff_id WHERE e.request_id = (SELECT id FROM self)),
      'messages', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'direction', m.direction, 'medium', m.medium, 'notice', m.notice, 'body', m.body, 'parts', m.parts, 'state', m.state, 'createdAt', m.created_at, 'stateAt', m.state_at, 'error', m.error, 'sender', m.sender) ORDER BY m.id), '[]')
        FROM message m WHERE m.request_id = (SELECT id FROM self)),
      'attachments', (SELECT coalesce(json_agg(${ATTACHMENT} ORDER BY a.id), '[]')
        FROM attachment a WHERE a.request_id = (SELECT id FROM self)),
      'merged', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'year', r.year, 'seq', r.seq, 'channel', r.channel, 'receivedAt', r.received_at, 'description', r.description,
          'neighbourhoodId', r.neighbourhood_id, 'street', r.street, 'doorNo', r.door_no, 'latitude', r.latitude, 'longitude', r.longitude, 'withheld', r.identity_withheld, 'departmentId', r.department_id,
          'citizen', CASE WHEN r.identity_withheld THEN NULL ELSE c.name END, 'phone', CASE WHEN r.identity_withheld THEN NULL ELSE c.phone END,
          'said', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'at', e.at, 'text', e.data->>'text') ORDER BY e.id), '[]')
            FROM request_event e WHERE e.request_id = r.id AND e.act = 'hear' AND e.data->>'text' <> ''),
          'attachments', (SELECT coalesce(json_agg(${ATTACHMENT} ORDER BY a.id), '[]') FROM attachment a WHERE a.request_id = r.id)) ORDER BY r.id), '[]')
        FROM (SELECT * FROM request WHERE merged_into_id = (SELECT id FROM self) ORDER BY id LIMIT ${MOST_MERGED}) r LEFT JOIN citizen c ON c.id = r.citizen_id),
      'follows', (SELECT ${related(Prisma.sql`main`)}
        FROM request f JOIN request main ON main.id = coalesce(f.merged_into_id, f.id)
        WHERE f.id = (SELECT follows_id FROM self) AND main.status IN ('new', 'assigned', 'in_progress', 'waiting', 'resolved', 'declined', 'referred')),
      'main', (SELECT ${related(Prisma.sql`r`)} FROM request r WHERE r.id = (SELECT merged_into_id FROM self)),
      'citizen', (SELECT json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'email', c.email, 'noSms', c.no_sms, 'version', c.version, 'hasTckn', c.tckn_hash IS NOT NULL,
          'requests', (SELECT count(*) FROM (SELECT 1 FROM request o WHERE o.citizen_id = c.id AND NOT o.identity_withheld LIMIT 100) q),
          'open', (SELECT count(*) FROM (SELECT 1 FROM request o WHERE o.citizen_id = c.id AND NOT o.identity_withheld AND o.status IN ('new', 'assigned', 'in_progress', 'waiting') LIMIT 100) q))
        FROM citizen c WHERE c.id = (SELECT citizen_id FROM self)),
      'cimer', (SELECT json_build_object('number', k.number, 'date', k.date, 'type', k.type, 'answeredAt', k.answered_at, 'enteredAt', k.entered_at, 'enteredBy', s.name,
          'answer', (SELECT coalesce(r.answer, main.answer) FROM request r LEFT JOIN request main ON main.id = r.merged_into_id WHERE r.id = k.request_id))
        FROM cimer_case k LEFT JOIN staff s ON s.id = k.entered_by_id WHERE k.request_id = (SELECT id FROM self)),
      'details', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'field', d.field, 'raw', d.raw, 'cipher', encode(d.cipher, 'base64'), 'value', d.value, 'reason', d.reason, 'state', d.state) ORDER BY d.id), '[]')
        FROM request_detail d WHERE d.request_id = (SELECT id FROM self)),
      'call', (SELECT json_build_object('id', l.id, 'startedAt', l.started_at, 'talkSeconds', l.talk_seconds) FROM call l WHERE l.request_id = (SELECT id FROM self) ORDER BY l.id LIMIT 1)
    ) AS details`;
  return detailsSchema.parse(row.details);
}

/** Identity withheld means withheld, from everybody; a telephone is shown whole only by a reveal that is logged. */
function presentDetails({ actor }: Context, request: Request, details: Details, people: People): Details {
  const sight = sightOf(actor, request);
  const { citizen, cimer, call } = details;
  const text = (words: string) => textBy(sight, words, people);
  /** What was said on a request that was merged into this one is shown as that one is. */
  const sightOfEvent = ({ data }: Details["events"][number]): Sight => {
    const said = details.merged.find(({ id }) => id === data.mergedId);
    return said && data.text !== undefined ? sightOf(actor, subjectOf(said, request)) : sight;
  };
  return {
    citizen: citizen && sight === "whole" ? { ...citizen, phone: citizen.phone && maskPhone(citizen.phone) } : null,
    // Its number there is a name of the applicant's.
    cimer: cimer && sight !== "figure" ? { ...cimer, answer: cimer.answer && text(cimer.answer) } : null,
    call: sight === "figure" ? null : call,
    events: details.events.map((event) => ({ ...event, data: dataBy(sightOfEvent(event), event.data, people) })),
    attachments: presentFiles(actor, request, details.attachments, people),
    details: details.details.map((detail) => ({
      ...detail,
      cipher: null,
      value: null,
      raw: rawBy(sight, detail, people),
    })),
    messages: details.messages.map((message) => ({ ...message, body: bodyBy(sight, message, people) })),
    main: details.main && present(actor, details.main, details.main, people),
    follows: details.follows && present(actor, details.follows, details.follows, people),
    merged: details.merged.map((one) => presentMerged(actor, { one, request, people })),
  };
}

/** As it was given, for those who work with the citizen; of an identity number, which `reveal` alone shows, only its end; of a telephone that is known, as much as of the first one. */
function rawBy(sight: Sight, { field, raw, cipher, value, state }: Details["details"][number], people: People) {
  if (!isPersonal(field)) return textBy(sight, raw ?? "", people);
  if (sight !== "whole") return null;
  if (field === "phone" && state !== "waiting") return value ? maskPhone(value) : maskNumbers(raw ?? "");
  return cipher ? decrypt("tckn cipher", Buffer.from(cipher, "base64")).replace(/.(?=..)/gu, "•") : raw;
}

/** What we write holds the link to the citizen's own page; what the citizen wrote are words of the matter. */
function bodyBy(sight: Sight, { body, direction }: Details["messages"][number], people: People): string {
  if (sight === "whole") return body;
  return sight === "matter" && direction === "incoming" ? textBy(sight, body, people) : "";
}

type Merged = Details["merged"][number];

/** Whoever works on the main request has the words, photographs and place of what was merged into it, and the person where it is theirs anyway. */
function presentMerged(
  actor: Context["actor"],
  { one, request, people }: { one: Merged; request: Request; people: People },
): Merged {
  const of = subjectOf(one, request);
  const sight = sightOf(actor, of);
  return {
    ...present(actor, of, one, people),
    personal: sight === "whole",
    citizen: sight === "whole" ? one.citizen : null,
    phone: sight === "whole" ? one.phone && maskPhone(one.phone) : null,
    said: one.said.map((said) => ({ ...said, text: textBy(sight, said.text, people) })),
    attachments: presentFiles(actor, { ...of, status: "merged", answeredAt: null }, one.attachments, people),
  };
}
