import { z } from "zod";
import { notFound } from "../domain/errors";
import { VENDORS, vendorOf } from "../integrations";
import type { Vendor } from "../integrations/contracts";
import { type Described, describeVendor } from "../integrations/describe";
import { type KeptConnection, keptConnections } from "../services/connections/list";
import { saveConnection } from "../services/connections/save";
import { procedure, router } from "../trpc";

/** A vendor with what is set up of it: what may be shown, and of a credential only whether there is one. */
export type ShownConnection = Described & {
  enabled: boolean;
  updatedAt: Date | null;
  values: Record<string, string>;
  given: string[];
};

const named = z.object({ vendor: z.string() });
const typed = named.extend({ enabled: z.boolean(), settings: z.record(z.string(), z.string().max(4000, "tooLong")) });

/** Vendors and what is set up of them. Here the municipality's data and the vendors' folders meet. */
export const connections = router({
  list: procedure.query(async ({ ctx }) => {
    const kept = await keptConnections(ctx);
    return VENDORS.map((vendor) => shown(vendor, kept));
  }),
  save: procedure
    .input(typed)
    .mutation(({ ctx, input }) => saveConnection(ctx, input, needVendor(input.vendor).settings)),
  check: procedure.input(named).mutation(async ({ ctx, input }) => {
    const vendor = needVendor(input.vendor);
    const kept = (await keptConnections(ctx)).find((one) => one.vendor === vendor.name);
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

function shown(vendor: Vendor, kept: readonly KeptConnection[]): ShownConnection {
  const described = describeVendor(vendor);
  const row = kept.find((one) => one.vendor === vendor.name);
  const settings = row?.settings ?? {};
  return {
    ...described,
    enabled: row?.enabled ?? false,
    updatedAt: row?.updatedAt ?? null,
    values: Object.fromEntries(
      described.fields.flatMap(({ name, secret, usual }) =>
        secret ? [] : [[name, String(settings[name] ?? usual ?? "")]],
      ),
    ),
    given: Object.keys(settings),
  };
}
