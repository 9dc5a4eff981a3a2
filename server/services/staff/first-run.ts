import { timingSafeEqual } from "node:crypto";
import type { Db, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { MINUTE_MS } from "@/server/domain/time";
import { hashPassword } from "@/server/passwords";
import { digestOf } from "@/server/secrets";
import { staffSubject, writeAudit } from "../audit/write";
import type { Context } from "../context";
import { takeTurn } from "../limits/take-turn";
import { sameEmail } from "./email";
import { holdStaff } from "./hold";
import { checkPassword } from "./password-rules";

export const hasNoStaff = async (db: Db | Tx): Promise<boolean> =>
  (await db.staff.findFirst({ select: { id: true } })) === null;

const TRIES = 20;
const TRIES_SECONDS = 60 * 60;
const SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

/**
 * What the server prints while nobody is on the staff: whoever can read its output may make the first administrator, and not whoever
 * finds the address first. It follows from DATA_KEY and the database, so that every instance and every start prints the same, and is
 * worth nothing once there is somebody.
 */
export async function setupCode(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ name: string }[]>`
    SELECT oid::text || ' ' || datname AS name FROM pg_database WHERE datname = current_database()`;
  const signs = [...digestOf("setup code", row?.name ?? "")].map((byte) => SIGNS[byte % SIGNS.length] ?? "");
  return [0, 4, 8].map((from) => signs.slice(from, from + 4).join("")).join("-");
}

const plainCode = (code: string): Buffer => Buffer.from(code.toUpperCase().replace(/[^A-Z0-9]/g, ""));

async function mustHaveCode(ctx: Context, typed: string): Promise<void> {
  const turn = await takeTurn(ctx.db, "setup code", TRIES, TRIES_SECONDS, ctx.now);
  if (!turn.allowed)
    throw new DomainError("TOO_MANY", "tooManyTries", {
      minutes: Math.ceil((turn.until.getTime() - ctx.now.getTime()) / MINUTE_MS),
    });
  const [code, given] = [plainCode(await setupCode(ctx.db)), plainCode(typed)];
  if (code.length !== given.length || !timingSafeEqual(code, given)) throw new DomainError("INVALID", "setupCodeWrong");
}

/** The very first person, an administrator; refused as soon as there is anybody, however many ask at once. */
export async function createFirstAdmin(
  ctx: Context,
  input: { name: string; email: string; password: string; code: string },
): Promise<{ staffId: number; sessionVersion: number }> {
  const taken = new DomainError("WRONG_STATE", "alreadySetUp");
  if (!(await hasNoStaff(ctx.db))) throw taken;
  const email = sameEmail(input.email);
  await mustHaveCode(ctx, input.code);
  checkPassword(input.password, { email, name: input.name, municipality: ctx.municipality });
  const passwordHash = await hashPassword(input.password);
  return ctx.db.$transaction(async (tx) => {
    await holdStaff(tx);
    if (!(await hasNoStaff(tx))) throw taken;
    const { id, sessionVersion } = await tx.staff.create({
      data: {
        email,
        name: input.name,
        passwordHash,
        createdAt: ctx.now,
        lastSignInAt: ctx.now,
        roles: { create: [{ role: "admin" }] },
      },
    });
    await writeAudit(tx, { at: ctx.now, by: id, act: "staff_first", subject: staffSubject(id) });
    return { staffId: id, sessionVersion };
  });
}
