import { z } from "zod";
import type { Tx } from "@/server/db";
import { CONTACT_FIELDS } from "@/server/domain/changes";
import { DomainError } from "@/server/domain/errors";
import { citizenSchema } from "@/server/domain/intake";
import { readPhones } from "@/server/domain/phone";
import type { Request } from "@/server/domain/request";
import { encrypt } from "@/server/secrets";
import type { Context } from "../context";
import { redirectQueued } from "../messages/redirect";
import { keepSums } from "../reports/keep-sums";
import { mustBeAllowed, recordIn } from "../requests/record";

/** One number, as people write it; a second one beside it or words that say nothing are not guessed at. */
const onePhone = z
  .string()
  .trim()
  .max(60, "tooLong")
  .transform((text, check) => {
    if (text === "") return null;
    const { phone, others, unread } = readPhones(text);
    if (phone && others.length === 0 && !unread) return phone.e164;
    check.addIssue({ code: "custom", message: "phoneUnreadable" });
    return z.NEVER;
  });

/** What is left out stays; null or an empty text is no longer known. `version`s: of the request and of the citizen, as the person saw them. */
export const correctionSchema = z.object({
  id: z.int32().positive(),
  version: z.int32().positive(),
  citizenVersion: z.int32().positive(),
  name: citizenSchema.shape.name,
  phone: onePhone.nullish(),
  email: z
    .string()
    .trim()
    .pipe(z.union([z.literal(""), z.email("emailUnreadable").max(200, "tooLong")]))
    .nullish(),
});
type Correction = z.output<typeof correctionSchema>;

/**
 * Staff put a citizen's name, telephone or e-mail right: for every request of theirs, for they are one person's. What stood there is kept
 * encrypted with who corrected it and when; what waits to be sent goes to the new address, or is refused where there is none.
 * Throws CONFLICT where somebody was faster, INVALID `nothingCorrected` where all of it stands so already. Gives how many waiting
 * messages go elsewhere, and how many no longer go.
 */
export async function correctCitizen(
  ctx: Context,
  { id, version, citizenVersion, ...given }: Correction,
): Promise<{ request: Request; redirected: number; withdrawn: number }> {
  return ctx.db.$transaction(async (tx) => {
    const request = await tx.request.findUnique({ where: { id } });
    const { citizenId, identityWithheld } = await mustBeAllowed(ctx, tx, request, { act: "correct_citizen", version });
    if (ctx.actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "correct_citizen" });
    if (citizenId === null || identityWithheld) throw new DomainError("INVALID", "citizenMissing");
    const before = await locked(tx, citizenId);
    if (before.version !== citizenVersion) throw new DomainError("CONFLICT", "citizenChanged");
    const fields = CONTACT_FIELDS.filter(
      (field) => given[field] !== undefined && (given[field] || null) !== before[field],
    );
    if (fields.length === 0) throw new DomainError("INVALID", "nothingCorrected");
    const pick = (from: Partial<Record<(typeof CONTACT_FIELDS)[number], string | null>>) =>
      Object.fromEntries(fields.map((field) => [field, from[field] || null]));
    await tx.citizen.update({
      where: { id: citizenId },
      data: { ...pick(given), version: { increment: 1 } },
    });
    await tx.citizenCorrection.create({
      data: {
        citizenId,
        requestId: id,
        staffId: ctx.actor.staffId,
        at: ctx.now,
        fields,
        before: encrypt("citizen correction", JSON.stringify(pick(before))),
      },
    });
    const { requests, deltas } = await recordIn(ctx, tx, [
      { id, version, change: { act: "correct_citizen", fields: [...fields] } },
    ]);
    await tx.auditEntry.create({
      data: {
        at: ctx.now,
        staffId: ctx.actor.staffId,
        act: "citizen_corrected",
        subject: `citizen:${citizenId}`,
        data: { request: id, fields },
      },
    });
    await keepSums(tx, deltas);
    const moved = await redirectQueued(ctx, tx, { citizenId });
    return { request: requests[0] ?? mustBe(request), ...moved };
  });
}

function mustBe(request: Request | null): Request {
  if (!request) throw new DomainError("NOT_FOUND", "notFound", { what: "request" });
  return request;
}

const citizenRow = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  version: z.number(),
});

/** Whoever puts a message of theirs back into the outbox at this moment waits for the new address. */
async function locked(tx: Tx, id: number): Promise<z.infer<typeof citizenRow>> {
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT name, phone, email, version FROM citizen WHERE id = ${id} FOR UPDATE`;
  return citizenRow.parse(row);
}
