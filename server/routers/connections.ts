import { z } from "zod";
import { DomainError, notFound } from "../domain/errors";
import { SMS_GATEWAYS, VENDORS, vendorOf } from "../integrations";
import type { Vendor } from "../integrations/contracts";
import { type Described, describeVendor } from "../integrations/describe";
import { downSenders, whatIsDown } from "../services/connections/down";
import { type KeptConnections, keptConnections } from "../services/connections/list";
import { type Pulse, pulsesOf } from "../services/connections/pulse";
import { renewAddress, saveConnection } from "../services/connections/save";
import { mustBeOriginal } from "../services/installation/installation";
import { webhookAddress } from "../services/settings/links";
import { procedure, router } from "../trpc";

/** A vendor with what is set up of it: what may be shown, and of a credential only whether there is one. */
export type ShownConnection = Described & {
  enabled: boolean;
  /** Nothing that it needs is missing. */
  complete: boolean;
  mayChange: boolean;
  maySeeRows: boolean;
  /** Where the vendor calls us; null for one who never does, and for whoever may not know. */
  address: string | null;
  pulse: Pulse | null;
  /** Since when nothing goes out by it, because it does not answer. */
  downSince: Date | null;
  updatedAt: Date | null;
  values: Record<string, string>;
  given: string[];
};

const named = z.object({ vendor: z.string() });
const typed = named.extend({ enabled: z.boolean(), settings: z.record(z.string(), z.string().max(4000, "tooLong")) });

/** Vendors and what is set up of them. Here the municipality's data and the vendors' folders meet. */
export const connections = router({
  list: procedure.query(async ({ ctx }) => {
    const vendors = VENDORS.map(inAndOut);
    const [kept, pulses, down] = await Promise.all([
      keptConnections(ctx),
      pulsesOf(ctx, vendors),
      downSenders(ctx, vendors),
    ]);
    return VENDORS.map((vendor) => ({
      ...shown(vendor, kept, pulses),
      downSince: down.find((one) => one.vendor === vendor.name)?.since ?? null,
    }));
  }),
  down: procedure.query(({ ctx }) => whatIsDown(ctx, VENDORS.map(inAndOut))),
  save: procedure.input(typed).mutation(({ ctx, input }) => {
    const vendor = needVendor(input.vendor);
    return saveConnection(ctx, input, { schema: vendor.settings, made: madeNames(vendor) });
  }),
  renew: procedure
    .input(named)
    .mutation(({ ctx, input }) => renewAddress(ctx, input, madeNames(needVendor(input.vendor)))),
  check: procedure.input(named).mutation(async ({ ctx, input }) => {
    const vendor = needVendor(input.vendor);
    const { rows, mayChange } = await keptConnections(ctx);
    if (!mayChange) throw new DomainError("FORBIDDEN", "forbidden", { act: "connections" });
    await mustBeOriginal(ctx);
    const kept = rows.find((one) => one.vendor === vendor.name);
    const settings = vendor.settings.safeParse(kept?.settings ?? {});
    if (!settings.success || !vendor.check) return { ok: false as const, reason: "notSetUp" };
    return vendor.check(settings.data);
  }),
});

function needVendor(name: string): Vendor {
  const vendor = vendorOf(name);
  if (!vendor) throw notFound("vendor");
  return vendor;
}

/** A sender is called as its vendor is, or as the channel it answers on. */
const inAndOut = ({ name, channels }: Vendor) => ({
  name,
  senders: [name, ...channels],
  gateway: SMS_GATEWAYS.some((gateway) => gateway.name === name),
});

const madeNames = (vendor: Vendor): string[] =>
  describeVendor(vendor).fields.flatMap(({ made, name }) => (made ? [name] : []));

function shown(
  vendor: Vendor,
  { rows, mayChange, maySeeRows }: KeptConnections,
  pulses: readonly Pulse[],
): Omit<ShownConnection, "downSince"> {
  const described = describeVendor(vendor);
  const row = rows.find((one) => one.vendor === vendor.name);
  const settings = row?.settings ?? {};
  return {
    ...described,
    enabled: row?.enabled ?? false,
    complete: vendor.settings.safeParse(settings).success,
    mayChange,
    maySeeRows,
    address: described.receives && mayChange ? webhookAddress(vendor.name, madeOf(described, settings)) : null,
    pulse: pulses.find((one) => one.vendor === vendor.name) ?? null,
    updatedAt: row?.updatedAt ?? null,
    values: mayChange ? valuesOf(described, settings) : {},
    given: Object.keys(settings),
  };
}

const madeOf = ({ fields }: Described, settings: Record<string, unknown>): string | undefined => {
  const value = settings[fields.find(({ made }) => made)?.name ?? ""];
  return typeof value === "string" ? value : undefined;
};

const valuesOf = ({ fields }: Described, settings: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ name, secret, made, usual }) =>
      secret || made ? [] : [[name, String(settings[name] ?? usual ?? "")]],
    ),
  );
