import "server-only";
import { cookies, headers } from "next/headers";
import { userAgentFromString } from "next/server";
import type { NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { z } from "zod";
import { db } from "./db";
import { type Actor, NOBODY, type StaffActor } from "./domain/actor";
import { IDLE_HEADER } from "./domain/session";
import { env } from "./env";
import { numbered } from "./log";
import { networkOf } from "./network";
import { createContext, timeNow } from "./services/context";
import { addressOf } from "./services/limits/address";
import { changePassword } from "./services/staff/change-password";
import { createFirstAdmin, hasNoStaff } from "./services/staff/first-run";
import { noteSeen, openSession, SESSION_HOURS, signOut } from "./services/staff/sessions";
import { type SignedIn, signIn } from "./services/staff/sign-in";
import { type Session, whoIs } from "./services/staff/who-is";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
}

const SESSION_SECONDS = SESSION_HOURS * 60 * 60;
const COOKIE = "next-auth.session-token";

const isSecure = (): boolean => env.NEXTAUTH_URL.startsWith("https://");
const cookieName = (): string => (isSecure() ? `__Secure-${COOKIE}` : COOKIE);

/** Longer is nobody's, and is not worth the work of looking at. */
const clipped = (atMost: number) => z.string().transform((text) => text.slice(0, atMost));
const credentials = z.object({ email: clipped(320), password: clipped(1000) });

const check = async (given: z.output<typeof credentials>, from: Headers): Promise<SignedIn> =>
  signIn(await createContext(db, NOBODY), { ...given, ip: addressOf(from) });

/** A session that begins now, on the device and the network that the request came from. */
function openFrom(from: Headers, { staffId, sessionVersion }: { staffId: number; sessionVersion: number }) {
  const { browser, os } = userAgentFromString(from.get("user-agent")?.slice(0, 400));
  const device = [browser.name, os.name].filter(Boolean).join(", ").slice(0, 80);
  const network = networkOf(addressOf(from)).host;
  return openSession(db, { staffId, version: sessionVersion, device, network }, timeNow());
}

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
        const from = new Headers(request.headers);
        const result = await check(read.data, from);
        return result.ok ? { id: String(result.staffId), sessionId: await openFrom(from, result) } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionId } : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      const read = payload.safeParse(token);
      if (read.success) await signOut(db, read.data.sid, timeNow());
    },
  },
};

/** Signs in from a form that works without scripts: the same verb and the same token as next-auth's own door. */
export async function enter(form: { email: string; password: string }): Promise<SignedIn> {
  const result = await check(credentials.parse(form), await headers());
  if (result.ok) await giveCookie(result);
  return result;
}

async function giveCookie(person: { staffId: number; sessionVersion: number }): Promise<void> {
  const token = await encode({
    token: { sub: String(person.staffId), sid: await openFrom(await headers(), person) },
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

const payload = z.object({ sid: z.uuid() });

/** Opening a token costs as much as the rest of the check, and what it says never changes; whether it holds is asked of its row. */
const OPENED_AT_MOST = 2000;
const opened = new Map<string, string>();

async function sessionIdOf(token: string): Promise<string | null> {
  const known = opened.get(token);
  if (known) return known;
  const raw = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  const read = payload.safeParse(raw);
  if (!read.success) return null;
  const [oldest] = opened.keys();
  if (oldest && opened.size >= OPENED_AT_MOST) opened.delete(oldest);
  opened.set(token, read.data.sid);
  return read.data.sid;
}

const sessionIdOfRequest = async (): Promise<string | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  return token ? sessionIdOf(token) : null;
};

/** Who has signed in, read from the database at each request; null where nobody has, or may any longer. */
export const sessionOfRequest = cache(async (): Promise<Session | null> => {
  const id = await sessionIdOfRequest();
  const session = id && (await numbered(whoIs(db, id)));
  if (!session) return null;
  if (session.stale && !(await headers()).has(IDLE_HEADER)) await noteSeen(db, session.actor.session.id);
  return session;
});

/** The same for an answer that outlasts its request: `stands` asks again whether the session still is that person's. */
export async function standingSession(): Promise<{ actor: StaffActor; stands: () => Promise<boolean> } | null> {
  const id = await sessionIdOfRequest();
  const session = id && (await whoIs(db, id));
  if (!session) return null;
  return { actor: session.actor, stands: async () => (await whoIs(db, id)) !== null };
}

export const actorOfSession = async (): Promise<Actor> => (await sessionOfRequest())?.actor ?? NOBODY;

let peopled = false;

/** Nobody is on the staff yet. Once somebody is, that stays so, and is not asked again. */
export async function isFirstRun(): Promise<boolean> {
  peopled ||= !(await hasNoStaff(db));
  return !peopled;
}

/** The first administrator, who is then signed in. */
export async function setUp(input: Parameters<typeof createFirstAdmin>[1]): Promise<void> {
  await giveCookie(await createFirstAdmin(await createContext(db, NOBODY), input));
}

/** Ends every other session of this person and renews the one that asks. */
export async function changeOwnPassword(input: { current: string; next: string }): Promise<void> {
  await giveCookie(await changePassword(await createContext(db, await actorOfSession()), input));
}
