import { z } from "zod";
import { startStandIn } from "../stand-in";

/** What a Kannel asks of the operator behind it (smsc `http`, system-type `kannel`). */
const sentSchema = z.object({
  username: z.literal("operator-user"),
  password: z.literal("operator-password"),
  to: z.string().regex(/^\+905\d{9}$/),
  from: z.string().regex(/^[ -~]{3,11}$/),
  coding: z.enum(["0", "2"]),
  charset: z.enum(["UTF-8", "UTF-16BE"]),
  "dlr-url": z.url(),
  "dlr-mask": z.string(),
});

/** A message as the citizen's telephone would show it; `reportTo` takes the operator's word on it. */
export type OnTelephone = { to: string; from: string; text: string; coding: "0" | "2"; reportTo: string };

/** An operator of the test's own: takes a message, lets it wait, refuses it, reports on it, and brings what citizens write. */
export async function startOperator() {
  const standIn = await startStandIn<OnTelephone>(({ path, query, search }) => {
    const sent = sentSchema.safeParse(Object.fromEntries(query)).data;
    if (path !== "/send" || !sent) return { status: 400, body: "misformed, rejected" };
    const bytes = bytesOf(search, "text");
    const text = new TextDecoder(sent.charset === "UTF-16BE" ? "utf-16be" : "utf-8", { fatal: true }).decode(bytes);
    return {
      message: { to: sent.to, from: sent.from, text, coding: sent.coding, reportTo: sent["dlr-url"] },
      taken: { status: 202, body: "0: Accepted for delivery" },
    };
  });
  return {
    ...standIn,
    /** Tells Kannel what became of a message: 1 delivered, 2 failed. */
    report: async ({ reportTo }: OnTelephone, status: number) => {
      await fetch(reportTo.replaceAll("%d", String(status)));
    },
  };
}

function bytesOf(search: string, name: string): Uint8Array {
  const [, value = ""] = new RegExp(`[?&]${name}=([^&]*)`).exec(search) ?? [];
  return Uint8Array.from(value.replaceAll("+", " ").match(/%[0-9a-f]{2}|[^%]/gi) ?? [], (one) =>
    one.startsWith("%") ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0),
  );
}
