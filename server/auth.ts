import "server-only";
import { cookies, headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { z } from "zod";
import { db } from "./db";
import { type Actor, NOBODY, type StaffActor } from "./domain/actor";
import { env } from "./env";
import { numbered } from "./log";
import { createContext } from "./services/context";
import { addressOf } from "./services/limits/address";
import { changePassword } from "./services/staff/change-password";
import { createFirstAdmin, hasNoStaff } from "./services/staff/first-run";
import { type SignedIn, signIn } from "./services/staff/sign-in";
import { type Claims, type Session, whoIs } from "./services/staff/who-is";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
}

const SESSION_SECONDS = 12 * 60 * 60;
const COOKIE = "next-auth.session-token";

const isSecure = (): boolean => env.NEXTAUTH_URL.startsWith("https://");
const cookieName = (): string => (isSecure() ? `__Secure-${COOKIE}` : COOKIE);

/** Longer is nobody's, and is not worth the work of looking at. */
const clipped = (atMost: number) => z.string().transform((text) => text.slice(0, atMost));
const credentials = z.object({ email: clipped(320), password: clipped(1000) });

const check = async (given: z.output<typeof credentials>, from: Headers): Promise<SignedIn> =>
  signIn(await createContext(db, NOBODY), { ...given, ip: addressOf(from) });

/** Its secret and address are NEXTAUTH_SECRET and NEXTAUTH_URL. */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/login", signOut: "/login", error: "/login" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (given, request) => {
        const read = credentials.safeParse(given);
        if (!read.success) return null;
        const result = await check(read.data, new Headers(request.headers));
        return result.ok ? { id: String(result.staffId), sessionVersion: result.sessionVersion } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, version: user.sessionVersion } : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
};

/** Signs in from a form that works without scripts: the same verb and the same token as next-auth's own door. */
export async function enter(form: { email: string; password: string }): Promise<SignedIn> {
  const result = await check(credentials.parse(form), await headers());
  if (result.ok) await openSession(result.staffId, result.sessionVersion);
  return result;
}

async function openSession(staffId: number, sessionVersion: number): Promise<void> {
  const token = await encode({
    token: { sub: String(staffId), version: sessionVersion },
    secret: env.NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
  (await cookies()).set(cookieName(), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: SESSION_SECONDS,
  });
}

const payload = z.object({ sub: z.coerce.number().int(), version: z.number().int(), exp: z.number() });

/** Opening a token costs as much as the rest of the check, and what it says never changes; `exp` is looked at by `whoIs`. */
const OPENED_AT_MOST = 2000;
const opened = new Map<string, Claims>();

async function claimsOf(token: string): Promise<Claims | null> {
  const known = opened.get(token);
  if (known) return known;
  const raw = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  const read = payload.safeParse(raw);
  if (!read.success) return null;
  const claims = { staffId: read.data.sub, sessionVersion: read.data.version, exp: read.data.exp };
  const [oldest] = opened.keys();
  if (oldest && opened.size >= OPENED_AT_MOST) opened.delete(oldest);
  opened.set(token, claims);
  return claims;
}

const claimsOfRequest = async (): Promise<Claims | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  return token ? claimsOf(token) : null;
};

/** Who has signed in, read from the database at each request; null where nobody has, or may any longer. */
export const sessionOfRequest = cache(async (): Promise<Session | null> => {
  const claims = await claimsOfRequest();
  return claims && numbered(whoIs(db, claims));
});

/** The same for an answer that outlasts its request: `stands` asks again whether the session still is that person's. */
export async function standingSession(): Promise<{ actor: StaffActor; stands: () => Promise<boolean> } | null> {
  const claims = await claimsOfRequest();
  const session = claims && (await whoIs(db, claims));
  if (!session) return null;
  return { actor: session.actor, stands: async () => (await whoIs(db, claims)) !== null };
}

export const actorOfSession = async (): Promise<Actor> => (await sessionOfRequest())?.actor ?? NOBODY;

let peopled = false;

/** Nobody is on the staff yet. Once somebody is, that stays so, and is not asked again. */
export async function isFirstRun(): Promise<boolean> {
  peopled ||= !(await hasNoStaff(db));
  return !peopled;
}

/** The first administrator, who is then signed in. */
export async function setUp(input: { name: string; email: string; password: string }): Promise<void> {
  const { staffId, sessionVersion } = await createFirstAdmin(await createContext(db, NOBODY), input);
  await openSession(staffId, sessionVersion);
}

/** Ends every other session of this person and renews the one that asks. */
export async function changeOwnPassword(input: { current: string; next: string }): Promise<void> {
  const { staffId, sessionVersion } = await changePassword(await createContext(db, await actorOfSession()), input);
  await openSession(staffId, sessionVersion);
}
