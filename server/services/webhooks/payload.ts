import type { Prisma } from "@/server/db";
import { requestNumber } from "@/server/domain/number";
import { type Request, recordedAtOf } from "@/server/domain/request";
import type { WebhookEvent } from "@/server/domain/webhooks";
import { env } from "@/server/env";
import type { Context } from "../context";

/** Where a request is read by another system. */
export const apiAddressOf = (number: string): string =>
  `${env.NEXTAUTH_URL.replace(/\/$/, "")}/api/v1/requests/${number}`;

const named = (list: readonly { id: number; name: string }[], id: number | null) => {
  const found = list.find((one) => one.id === id);
  return found ? { id: found.id, name: found.name } : null;
};

/**
 * What is told of an event: where the request stands, and where more is to be read. No personal data: texts of people are not in
 * it, so that the outbox may lie for weeks and administrators may look at it. `version` puts the events of a request in order.
 */
export function payloadOf(
  { municipality, now }: Context,
  { event, before, after }: { event: WebhookEvent; before: Request | null; after: Request },
): Prisma.InputJsonObject {
  const number = requestNumber(after.year, after.seq);
  return {
    type: event,
    timestamp: now.toISOString(),
    data: {
      number,
      version: after.version,
      url: apiAddressOf(number),
      channel: after.channel,
      kind: after.kind,
      priority: after.priority,
      statusBefore: before?.status ?? null,
      status: after.status,
      department: named(municipality.departments, after.departmentId),
      category: named(municipality.categories, after.categoryId),
      neighbourhood: named(municipality.neighbourhoods, after.neighbourhoodId),
      institution: named(municipality.institutions, after.institutionId),
      receivedAt: after.receivedAt.toISOString(),
      recordedAt: recordedAtOf(after).toISOString(),
      dueAt: after.dueAt.toISOString(),
      answeredAt: after.answeredAt?.toISOString() ?? null,
      answeredOnTime: after.answeredOnTime,
    },
  };
}
