import { notFound } from "@/server/domain/errors";
import { canRead, canSeePersonalData } from "@/server/policies/can";
import { hidePersonal, type Named } from "../citizens/hide-personal";
import type { Context } from "../context";
import { getRequest, type RequestView } from "../requests/get";
import type { RequestRow } from "../requests/list";
import { type CitizenRead, citizenOf } from "./personal";

export type Numbered = { year: number; seq: number };
export type ReadRequest = { request: RequestView; citizen: CitizenRead | null };

/** Texts that people wrote into an event. */
const WRITTEN = ["text", "answer", "reason", "note", "why", "waitingFor"];

/** A request for another system: whole with the right to personal data, else without what a text says of a person. */
export async function readRequest(ctx: Context, number: Numbered): Promise<ReadRequest> {
  const view = await getRequest(ctx, number);
  if (view.personal && !view.identityWithheld) return { request: view, citizen: await citizenOf(ctx, view) };
  const people = await namesOf(ctx, [view.id]);
  return { request: withoutPersonal(view, people.get(view.id) ?? null), citizen: null };
}

function withoutPersonal(view: RequestView, person: Named | null): RequestView {
  const hide = (text: string): string => hidePersonal(text, [person]);
  return {
    ...view,
    trackingCode: "",
    doorNo: null,
    summary: hide(view.summary),
    description: hide(view.description),
    answer: view.answer && hide(view.answer),
    waitingFor: view.waitingFor && hide(view.waitingFor),
    messages: view.messages.map((message) => ({ ...message, body: "" })),
    events: view.events.map((event) => ({
      ...event,
      data: Object.fromEntries(
        Object.entries(event.data).map(([name, value]) => [
          name,
          WRITTEN.includes(name) && typeof value === "string" ? hide(value) : value,
        ]),
      ),
    })),
  };
}

/** The rows of a list, in whose summaries nobody is named to whoever may not know them. */
export async function hideInRows(ctx: Context, rows: readonly RequestRow[]): Promise<RequestRow[]> {
  const people = await namesOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const person = people.get(row.id);
    const open = person && !person.withheld && canSeePersonalData(ctx.actor, { ...row, trackingCode: "" });
    if (open) return row;
    const hide = (text: string): string => hidePersonal(text, [person ?? null]);
    return { ...row, summary: hide(row.summary), waitingFor: row.waitingFor && hide(row.waitingFor) };
  });
}

async function namesOf({ db }: Context, ids: readonly number[]): Promise<Map<number, Named & { withheld: boolean }>> {
  const requests = await db.request.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, identityWithheld: true, citizen: { select: { name: true, phone: true, email: true } } },
  });
  return new Map(
    requests.map(({ id, identityWithheld, citizen }) => [
      id,
      { ...(citizen ?? { name: null, phone: null, email: null }), withheld: identityWithheld },
    ]),
  );
}

/** The row behind a number, for a verb that asks for it by its id. */
export async function idOf(ctx: Context, { year, seq }: Numbered): Promise<number> {
  const request = await ctx.db.request.findUnique({
    where: { year_seq: { year, seq } },
    select: {
      id: true,
      trackingCode: true,
      departmentId: true,
      mainDepartmentId: true,
      status: true,
      claimedById: true,
    },
  });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  return request.id;
}
