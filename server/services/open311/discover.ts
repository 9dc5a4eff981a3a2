import { SPECIFICATION } from "@/server/domain/open311/shapes";
import { toW3c } from "@/server/domain/open311/w3c";
import { env } from "@/server/env";
import type { Context } from "../context";

/** Where our interface is, in which forms it answers, and when its services last changed. `keyService`: how one gets a key, in words. */
export async function discover({ db, municipality }: Context, keyService: string) {
  const { changedAt, contact } = municipality.open311;
  const subject = await db.auditEntry.findFirst({
    where: { subject: { startsWith: "category:" } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  const times = [changedAt ? new Date(changedAt) : null, subject?.at ?? null].map((at) => at?.getTime() ?? 0);
  const changeset = toW3c(new Date(Math.max(...times)));
  const { name, callCentre } = municipality.identity;
  return {
    changeset,
    contact: contact || [name, callCentre].filter(Boolean).join(" "),
    key_service: keyService,
    endpoints: [
      {
        specification: SPECIFICATION,
        url: `${env.NEXTAUTH_URL.replace(/\/$/, "")}/api/open311/v2`,
        changeset,
        type: "production",
        formats: ["text/xml", "application/json"],
      },
    ],
  };
}
