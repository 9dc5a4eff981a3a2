import { z } from "zod";
import { CHANNELS } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { type Filter, NO_FILTER, readCursor, SORTS } from "@/server/domain/filters";
import { readPhone } from "@/server/domain/phone";
import { KINDS, PRIORITIES, STATUSES, WAITING_ON } from "@/server/domain/request";
import { searchesNothing } from "@/server/domain/turkish";
import { hasScope } from "@/server/policies/can";
import { externalIdOf } from "@/server/services/api/external-id";
import { noteListRead, notePersonalRead } from "@/server/services/api/personal";
import { idOf, readRequest } from "@/server/services/api/read-request";
import { listRequests, type RequestPage } from "@/server/services/requests/list";
import { receive } from "@/server/services/requests/receive";
import { searchesPeople } from "@/server/services/requests/search";
import { type Call, operation } from "../operation";
import { etagOf, presentRequest, presentRow } from "../present";
import { dayIn, none, numberIn } from "../schemas/common";
import { newRequest } from "../schemas/intake";
import { opened, requestFull, requestPage } from "../schemas/request";
import { openedOf } from "../stand";

/** An id, or "-" for those that have none. */
const key = z.string().regex(/^(-|[1-9]\d{0,8})$/, "fieldFormat");
const several = <T extends z.ZodType>(item: T) => z.array(item).max(50).default([]);

const LARGEST_PAGE = 200;

const query = z.strictObject({
  q: z.string().trim().max(200, "tooLong").optional(),
  status: several(z.enum([...STATUSES, "open"])),
  channel: several(z.enum(CHANNELS)),
  department: several(key),
  category: several(key),
  neighbourhood: several(key),
  kind: several(z.enum(KINDS)),
  priority: several(z.enum(PRIORITIES)),
  waitingOn: several(z.enum(WAITING_ON)),
  assignee: z.union([z.literal("me"), key]).optional(),
  claimed: z.literal("me").optional(),
  onTime: z.enum(["yes", "no"]).optional(),
  answered: z.literal("yes").optional(),
  urgency: z.enum(["late", "today"]).optional(),
  mergedInto: numberIn.optional(),
  from: dayIn.optional(),
  to: dayIn.optional(),
  dated: z.literal("recorded").optional(),
  phone: z.string().trim().min(1).max(30).optional(),
  externalId: z.string().trim().min(1).max(120).optional(),
  sort: z.enum(SORTS).optional(),
  cursor: z
    .string()
    .refine((text) => readCursor(text) !== null, "fieldFormat")
    .optional(),
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(50),
});
type Query = z.output<typeof query>;

const nobody: RequestPage = { rows: [], next: null };

async function find({ ctx, query: asked }: Call<unknown, Query>): Promise<RequestPage> {
  const { limit, phone, externalId, mergedInto, ...words } = asked;
  if (searchesNothing(words.q)) throw new DomainError("INVALID", "searchesNothing");
  const filter: Filter = { ...NO_FILTER, ...words };
  if (mergedInto) filter.mergedInto = String(await idOf(ctx, mergedInto));
  if (phone !== undefined) filter.q = telephone(ctx, phone);
  if (externalId === undefined) return listRequests(ctx, filter, limit);
  const key = { channel: "crm" as const, externalId: externalIdOf(ctx.actor, externalId) };
  const own = await ctx.db.request.findUnique({
    where: { channel_externalId: key },
    select: { year: true, seq: true },
  });
  return own ? listRequests(ctx, { ...filter, q: `${own.year}-${own.seq}` }, limit) : nobody;
}

/** A telephone finds a person: it is asked only by who may know who that is. */
function telephone(ctx: Call["ctx"], text: string): string {
  if (!hasScope(ctx.actor, "personal:read"))
    throw new DomainError("FORBIDDEN", "scopeMissing", { scope: "personal:read" });
  if (!searchesPeople(ctx)) throw new DomainError("FORBIDDEN", "forbidden", { act: "find_number" });
  const phone = readPhone(text);
  if (!phone) throw new DomainError("INVALID", "phoneUnreadable");
  return phone.e164;
}

export const requests = [
  operation({
    id: "createRequest",
    tag: "requests",
    method: "POST",
    path: "/requests",
    scopes: ["requests:write"],
    params: none,
    query: none,
    body: newRequest,
    status: 201,
    also: [200],
    answer: opened,
    async run(call) {
      const { ctx, body } = call;
      const externalId = externalIdOf(ctx.actor, body.externalId);
      const { request, repeated } = await receive(ctx, { ...body, channel: "crm", externalId }, { door: "api" });
      return { ...(await openedOf(call, request.id)), status: repeated ? 200 : 201 };
    },
    again: openedOf,
  }),
  operation({
    id: "listRequests",
    tag: "requests",
    method: "GET",
    path: "/requests",
    scopes: ["requests:read"],
    params: none,
    query,
    body: null,
    status: 200,
    answer: requestPage,
    async run(call) {
      const { rows, next } = await find(call);
      await noteListRead(call.ctx, { rows: rows.length, asked: call.query });
      return { value: { data: rows.map((row) => presentRow(call.ctx, row)), next } };
    },
  }),
  operation({
    id: "getRequest",
    tag: "requests",
    method: "GET",
    path: "/requests/{number}",
    scopes: ["requests:read"],
    params: z.object({ number: numberIn }),
    query: none,
    body: null,
    status: 200,
    answer: requestFull,
    async run({ ctx, params: { number } }) {
      const read = await readRequest(ctx, number);
      const { id, assigneeId, version, personal } = read.request;
      // Where nobody is known by name, the words may say who it is.
      if (personal && !read.citizen) await notePersonalRead(ctx, id);
      const [kept, assignee] = await Promise.all([
        ctx.db.request.findUnique({ where: { id }, select: { externalId: true } }),
        assigneeId === null
          ? null
          : ctx.db.staff.findUnique({ where: { id: assigneeId }, select: { id: true, name: true } }),
      ]);
      const staff = new Map(assignee ? [[assignee.id, assignee.name]] : []);
      const value = presentRequest(ctx, read, { staff, externalId: kept?.externalId ?? null });
      return { value, headers: { ETag: etagOf(version) } };
    },
  }),
];
