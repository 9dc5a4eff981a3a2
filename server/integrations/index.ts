import type { Medium } from "@/server/domain/notices";
import { env } from "@/server/env";
import type { Receiver, Sender } from "./contracts";
import { logSender } from "./sms/log";
import { whatsappReceiver, whatsappSender, whatsappSettings } from "./whatsapp";

/** The vendors that the environment sets up. Read when asked, so that a build needs no environment. */
export function receivers(): Readonly<Record<string, Receiver>> {
  const whatsapp = whatsappSettings(env);
  return whatsapp ? { whatsapp: whatsappReceiver(whatsapp) } : {};
}

/** The receiver of a channel as an address names it; null where there is none. */
export function receiverOf(channel: string): Receiver | null {
  const all = receivers();
  return Object.hasOwn(all, channel) ? (all[channel] ?? null) : null;
}

/** One sender a medium; a medium without one keeps its messages queued. */
export function senders(): Readonly<Partial<Record<Medium, Sender>>> {
  const whatsapp = whatsappSettings(env);
  return { sms: SMS[env.SMS_SENDER](), ...(whatsapp ? { whatsapp: whatsappSender(whatsapp) } : {}) };
}

const SMS = { log: () => logSender(env.SMS_LOG_FILE) } satisfies Record<typeof env.SMS_SENDER, () => Sender>;
