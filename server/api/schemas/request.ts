import { z } from "zod";
import { CHANNELS } from "@/server/domain/channel";
import { DETAIL_FIELDS } from "@/server/domain/details";
import { MEDIA, MESSAGE_STATES } from "@/server/domain/notices";
import { ALL_ACTS, CONFIRMATIONS, KINDS, PRIORITIES, STATUSES, WAITING_ON } from "@/server/domain/request";
import { instant, named, number } from "./common";

const act = z.enum(ALL_ACTS);
const by = z.enum(["staff", "citizen", "channel", "system"]);

const core = {
  number,
  url: z.url(),
  version: z.int(),
  channel: z.enum(CHANNELS),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  summary: z.string(),
  category: named.nullable(),
  department: named.nullable(),
  neighbourhood: named.nullable(),
  street: z.string().nullable(),
  receivedAt: instant,
  recordedAt: instant,
  dueAt: instant,
  waitingOn: z.enum(WAITING_ON).nullable(),
  waitingFor: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredOnTime: z.boolean().nullable(),
};

export const requestRow = z.object(core).meta({ id: "RequestRow" });
export const requestPage = z
  .object({ data: z.array(requestRow), next: z.string().nullable() })
  .meta({ id: "RequestPage" });

const citizen = z
  .object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    noSms: z.boolean(),
  })
  .meta({ id: "Citizen" });

const timelineEvent = z
  .object({
    id: z.int(),
    at: instant,
    act: z.union([act, z.literal("receive")]),
    by,
    staff: z.string().nullable(),
    from: z.enum(STATUSES).nullable(),
    to: z.enum(STATUSES).nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "TimelineEvent" });

const message = z
  .object({
    id: z.int(),
    direction: z.enum(["outgoing", "incoming"]),
    medium: z.enum(MEDIA),
    notice: z.string().nullable(),
    state: z.enum(MESSAGE_STATES),
    error: z.string().nullable(),
    body: z.string().nullable(),
    createdAt: instant,
    stateAt: instant,
  })
  .meta({ id: "Message" });

const attachment = z
  .object({
    id: z.int(),
    name: z.string(),
    mime: z.string(),
    state: z.enum(["waiting", "stored", "refused"]),
    by,
    createdAt: instant,
    url: z.url(),
  })
  .meta({ id: "Attachment" });

export const requestFull = z
  .object({
    ...core,
    externalId: z.string().nullable(),
    description: z.string(),
    institution: named.nullable(),
    assignee: named.nullable(),
    doorNo: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    sourceUrl: z.string().nullable(),
    waitingUntil: instant.nullable(),
    answer: z.string().nullable(),
    confirmation: z.enum(CONFIRMATIONS),
    mergedInto: number.nullable(),
    merged: z.array(number),
    identityWithheld: z.boolean(),
    citizen: citizen.nullable(),
    trackingLink: z.string().nullable(),
    acts: z.array(act),
    timeline: z.array(timelineEvent),
    messages: z.array(message),
    attachments: z.array(attachment),
  })
  .meta({ id: "Request" });

/** Where a request stands after an act: without a text that anybody wrote. */
export const standing = z
  .object({
    number,
    url: z.url(),
    version: z.int(),
    status: z.enum(STATUSES),
    department: named.nullable(),
    dueAt: instant,
    externalId: z.string().nullable(),
    acts: z.array(act),
  })
  .meta({ id: "Standing" });

/** What was sent and could not be used as it is: the request is recorded without it, and where it waits a person looks at it. */
const setAside = z
  .object({ field: z.enum(DETAIL_FIELDS), reason: z.string(), waiting: z.boolean() })
  .meta({ id: "SetAside" });

export const opened = z
  .object({ ...standing.shape, trackingLink: z.string(), setAside: z.array(setAside) })
  .meta({ id: "Opened" });
