import { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import type { PeerSettings } from "@/server/domain/handover";
import { type Answers, nameOfAttribute, readAnswers } from "@/server/domain/handover-answers";
import { type Attribute, DATATYPES } from "@/server/domain/open311/shapes";
import { MINUTE_MS } from "@/server/domain/time";
import { canRead, mayEver } from "@/server/policies/can";
import type { Context } from "../context";
import { serviceFor } from "./due";
import { offeredSchema, settingsOf } from "./peer";

const attributesSchema = z.array(
  z.object({
    variable: z.boolean(),
    code: z.string(),
    datatype: z.enum(DATATYPES),
    required: z.boolean(),
    datatype_description: z.string().nullable(),
    order: z.number().nullable(),
    description: z.string().nullable(),
    values: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
);

/** For so long a definition is taken as it was read; after that it is read anew before somebody is asked. */
const FRESH_MS = 60 * MINUTE_MS;

type Service = { institutionId: number; service: string };
export type Kept = { attributes: Attribute[]; fresh: boolean };

/** What a service asked for when it was last read; null where it never was. */
export async function keptDefinition(
  { db, now }: { db: Tx; now: Date },
  { institutionId, service }: Service,
): Promise<Kept | null> {
  const row = await db.peerDefinition.findUnique({ where: { institutionId_service: { institutionId, service } } });
  return row && { attributes: attributesSchema.parse(row.attributes), fresh: isFresh(row.at, now) };
}

const isFresh = (at: Date, now: Date): boolean => now.getTime() - at.getTime() < FRESH_MS;

/** What their system said just now that a service asks for. */
export async function keepDefinition(
  ctx: Context,
  { institutionId, service, attributes }: Service & { attributes: Attribute[] },
): Promise<void> {
  const kept = { attributes, at: ctx.now };
  await ctx.db.peerDefinition.upsert({
    where: { institutionId_service: { institutionId, service } },
    create: { institutionId, service, ...kept },
    update: kept,
  });
}

export type AskedService = Service & { name: string; kept: Kept | null; peer: PeerSettings };

/** Which service of an institution a request would be handed to, for whoever may refer it; null where there is none. */
export async function serviceAsked(
  ctx: Context,
  { requestId, institutionId }: { requestId: number; institutionId: number },
): Promise<AskedService | null> {
  const request = await ctx.db.request.findUnique({ where: { id: requestId } });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  if (!mayEver(ctx.actor, "refer", request)) throw new DomainError("FORBIDDEN", "forbidden", { act: "refer" });
  const row = await ctx.db.peer.findFirst({
    where: { institutionId, enabled: true, way: "open311" },
    include: { subjects: true },
  });
  const peer = row && settingsOf(row);
  const service = row && serviceFor(ctx, row, request.categoryId);
  if (!peer || !service) return null;
  const name = offeredSchema.parse(row.services).services.find(({ code }) => code === service)?.name ?? service;
  return { institutionId, service, name, peer, kept: await keptDefinition(ctx, { institutionId, service }) };
}

/** Answers as they will go; throws, naming the questions, where one that must be answered is not, or an answer is none. */
export function mustAnswer(attributes: readonly Attribute[], given: Answers): Answers {
  const { answers, problems } = readAnswers(attributes, given);
  const names = attributes.filter(({ code }) => Object.hasOwn(problems, code)).map(nameOfAttribute);
  if (names.length > 0) throw new DomainError("INVALID", "handoverAnswersMissing", { names: names.join(", ") });
  return answers;
}
