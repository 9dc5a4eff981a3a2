import { z } from "zod";
import { ROLES } from "@/server/domain/actor";
import { type CallFilter, callFilterSchema } from "@/server/domain/call-filter";
import { readCursor } from "@/server/domain/filters";
import { requestNumber } from "@/server/domain/number";
import { SCOPES } from "@/server/domain/scopes";
import { listCalls } from "@/server/services/calls/list";
import { operation } from "../operation";
import { nameOf } from "../present";
import { dayIn, instant, named, none, number } from "../schemas/common";

const standard = z
  .object({ value: z.int(), unit: z.enum(["working_hours", "working_days"]) })
  .meta({ id: "ServiceStandard" });
const department = z.object({ ...named.shape, shortName: z.string(), active: z.boolean() }).meta({ id: "Department" });
const category = z
  .object({
    ...named.shape,
    parentId: z.int().nullable(),
    department: named.nullable(),
    institution: named.nullable(),
    standard,
    active: z.boolean(),
  })
  .meta({ id: "Category" });
const neighbourhood = z
  .object({ ...named.shape, aliases: z.array(z.string()), active: z.boolean() })
  .meta({ id: "Neighbourhood" });
const institution = z
  .object({ ...named.shape, phone: z.string().nullable(), active: z.boolean() })
  .meta({ id: "Institution" });
const call = z
  .object({
    id: z.int(),
    direction: z.enum(["incoming", "outgoing"]),
    number: z.string().nullable(),
    startedAt: instant,
    answered: z.boolean(),
    talkSeconds: z.int(),
    request: number.nullable(),
  })
  .meta({ id: "Call" });

const listOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item) });
const base = { tag: "lookups", method: "GET", scopes: [], params: none, query: none, body: null, status: 200 } as const;

const callQuery = z.strictObject({
  direction: callFilterSchema.shape.direction,
  answered: callFilterSchema.shape.answered,
  from: dayIn.optional(),
  to: dayIn.optional(),
  cursor: z
    .string()
    .refine((text) => readCursor(text) !== null, "fieldFormat")
    .optional(),
});

export const lookups = [
  operation({
    ...base,
    id: "listDepartments",
    path: "/departments",
    answer: listOf(department),
    run: async ({ ctx }) => ({ value: { data: ctx.municipality.departments } }),
  }),
  operation({
    ...base,
    id: "listCategories",
    path: "/categories",
    answer: listOf(category),
    run: async ({ ctx: { municipality } }) => ({
      value: {
        data: municipality.categories.map((one) => ({
          ...one,
          department: nameOf(municipality.departments, one.departmentId),
          institution: nameOf(municipality.institutions, one.institutionId),
        })),
      },
    }),
  }),
  operation({
    ...base,
    id: "listNeighbourhoods",
    path: "/neighbourhoods",
    answer: listOf(neighbourhood),
    run: async ({ ctx }) => ({ value: { data: ctx.municipality.neighbourhoods } }),
  }),
  operation({
    ...base,
    id: "listInstitutions",
    path: "/institutions",
    answer: listOf(institution),
    run: async ({ ctx }) => ({ value: { data: ctx.municipality.institutions } }),
  }),
  operation({
    ...base,
    id: "listCalls",
    path: "/calls",
    scopes: ["calls:read"],
    query: callQuery,
    answer: z.object({ data: z.array(call), next: z.string().nullable() }).meta({ id: "CallPage" }),
    async run({ ctx, query }) {
      const { rows, next } = await listCalls(ctx, query satisfies CallFilter);
      const data = rows.map(({ startedAt, request, ...row }) => ({
        ...row,
        startedAt: startedAt.toISOString(),
        request: request && requestNumber(request.year, request.seq),
      }));
      return { value: { data, next } };
    },
  }),
  operation({
    ...base,
    tag: "key",
    id: "getKey",
    path: "/key",
    answer: z
      .object({
        name: z.string(),
        municipality: z.string(),
        roles: z.array(z.object({ role: z.enum(ROLES), department: named.nullable() })),
        scopes: z.array(z.enum(SCOPES)),
        rate: z.int(),
        now: instant,
      })
      .meta({ id: "Key" }),
    run: async ({ ctx: { actor, municipality, now }, rate }) => ({
      value: {
        name: actor.name,
        municipality: municipality.identity.name,
        roles: actor.roles.map(({ role, departmentId }) => ({
          role,
          department: nameOf(municipality.departments, departmentId),
        })),
        scopes: actor.key.scopes,
        rate,
        now: now.toISOString(),
      },
    }),
  }),
];
