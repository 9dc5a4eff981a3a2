import { encode } from "next-auth/jwt";
import type { Db } from "@/server/db";
import { openSession } from "@/server/services/staff/sessions";

/** The cookie of somebody who has signed in just now, as the browser sends it. */
export async function sessionCookie(db: Db, staffId: number, { secure = false } = {}): Promise<string> {
  const { sessionVersion: version } = await db.staff.findUniqueOrThrow({ where: { id: staffId } });
  const sid = await openSession(db, { staffId, version, device: "Chrome, Linux", network: "127.0.0.1" }, new Date());
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const token = await encode({ token: { sub: String(staffId), sid }, secret, maxAge: 3600 });
  return `${secure ? "__Secure-" : ""}next-auth.session-token=${token}`;
}
