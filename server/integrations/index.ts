import { asterisk } from "./asterisk";
import type { CallFiles, Inbox, Receiver, RecordsOf, Sender, Vendor } from "./contracts";
import { email } from "./email";
import { meta } from "./meta";
import { netgsmCall } from "./netgsm-call";
import { links } from "./open311";
import { iletimerkezi } from "./sms/iletimerkezi";
import { kannel } from "./sms/kannel";
import { log } from "./sms/log";
import { netgsmSms } from "./sms/netgsm";
import { verimorSms } from "./sms/verimor";
import { verimorCall } from "./verimor-call";
import { whatsapp } from "./whatsapp";
import { x } from "./x";

/** Who can carry an SMS; the municipality chooses which, and in what order. */
export const SMS_GATEWAYS: readonly Vendor[] = [netgsmSms, verimorSms, iletimerkezi, kannel, log];

/** Every vendor there is. A new one is a folder and a line here. */
export const VENDORS: readonly Vendor[] = [
  whatsapp,
  meta,
  x,
  verimorCall,
  netgsmCall,
  asterisk,
  ...SMS_GATEWAYS,
  email,
];

/** Settings by vendor, of those that are switched on. */
export type Connections = ReadonlyMap<string, unknown>;

export const vendorOf = (name: string): Vendor | null => VENDORS.find((vendor) => vendor.name === name) ?? null;

/** Null where there is no such vendor, it is switched off, or it brings nothing. */
export function receiverOf(connections: Connections, name: string): Receiver | null {
  if (name === "link") return links;
  const vendor = vendorOf(name);
  const settings = vendor && settingsOf(connections, vendor);
  if (!settings) return null;
  const inbox = vendor?.inbox?.(settings);
  return vendor?.receiver?.(settings) ?? (inbox ? onlyFetched(inbox) : null);
}

/** What pushes nothing knocks at no door: nobody who calls is the vendor. */
const onlyFetched = ({ read }: Inbox): Receiver => ({ isVendor: () => false, read });

/** Gateways that can be asked for what citizens wrote, by name: those that are switched on. */
export function inboxesOf(connections: Connections): ReadonlyMap<string, Inbox> {
  const all = VENDORS.flatMap((vendor): [string, Inbox][] => {
    const settings = connections.has(vendor.name) ? settingsOf(connections, vendor) : null;
    const inbox = settings && vendor.inbox?.(settings);
    return inbox ? [[vendor.name, inbox]] : [];
  });
  return new Map(all);
}

/** Who can be asked for calls on record now, by name. */
export function recordsOf(connections: Connections): ReadonlyMap<string, RecordsOf> {
  const all = VENDORS.flatMap((vendor): [string, RecordsOf][] => {
    const settings = connections.has(vendor.name) ? settingsOf(connections, vendor) : null;
    const records = settings && vendor.records?.(settings);
    return records ? [[vendor.name, records]] : [];
  });
  return new Map(all);
}

/** Who keeps calls in files. Reading one that was given by hand needs nothing set up; a folder does. */
export function filesOf(connections: Connections): ReadonlyMap<string, CallFiles> {
  const all = VENDORS.flatMap((vendor): [string, CallFiles][] => {
    const settings = settingsOf(connections, vendor);
    const files = settings && vendor.files?.(settings);
    return files ? [[vendor.name, files]] : [];
  });
  return new Map(all);
}

/** Everybody who can carry a message now. SMS gateways stand in the order of preference, and only those that it names. */
export function sendersOf(connections: Connections, smsGateways: readonly string[]): readonly Sender[] {
  const all = VENDORS.flatMap((vendor) => {
    const settings = settingsOf(connections, vendor);
    return (settings && vendor.senders?.(settings)) || [];
  });
  const sms = smsGateways.flatMap((name) => all.filter((sender) => sender.medium === "sms" && sender.name === name));
  return [...sms, ...all.filter(({ medium }) => medium !== "sms")];
}

/** What is not set up counts as empty, which is enough for a vendor that needs nothing. */
function settingsOf(connections: Connections, { name, settings }: Vendor): Record<string, unknown> | null {
  return settings.safeParse(connections.get(name) ?? {}).data ?? null;
}
