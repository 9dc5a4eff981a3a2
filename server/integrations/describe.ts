import { z } from "zod";
import type { Vendor } from "./contracts";

/** A setting of a vendor as a screen asks for it. `secret`: written, never shown. `made`: ours to make, shown to be copied. `choices`: it is one of these. */
export type Field = {
  name: string;
  secret: boolean;
  made: boolean;
  usual: string | null;
  needed: boolean;
  choices: readonly string[] | null;
};

export type Described = {
  name: string;
  channels: readonly string[];
  fields: Field[];
  receives: boolean;
  sends: boolean;
  checks: boolean;
};

const metaSchema = z
  .object({
    secret: z.boolean().default(false),
    made: z.boolean().default(false),
    choices: z.array(z.string()).nullable().default(null),
  })
  .prefault({});

export const describeVendor = (vendor: Vendor): Described => ({
  name: vendor.name,
  channels: vendor.channels,
  fields: Object.entries(vendor.settings.shape).map(([name, schema]) =>
    fieldOf(name, z.instanceof(z.ZodType).parse(schema)),
  ),
  receives: vendor.receiver !== undefined,
  sends: vendor.senders !== undefined,
  checks: vendor.check !== undefined,
});

/** What a setting is when nothing is given tells whether it has a usual value, may be left out, or is needed. */
function fieldOf(name: string, schema: z.ZodType): Field {
  const left = schema.safeParse(undefined);
  const { secret, made, choices } = metaSchema.parse(schema.meta());
  const usual = typeof left.data === "string" ? left.data : null;
  return { name, secret, made, usual, needed: !left.success, choices };
}
