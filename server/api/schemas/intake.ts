import { z } from "zod";
import { intakeSchema } from "@/server/domain/intake";
import { KINDS } from "@/server/domain/request";

const { identityWithheld, formal, departmentId, files } = intakeSchema.shape;

/** What a request may go without is documented as it can be used, and taken as it is sent: what cannot be used stands on the request. */
const optional = (type: "string" | "number" | "integer", more: object = {}) =>
  z
    .unknown()
    .meta({ override: { type: [type, "null"], ...more } })
    .optional();

/** A request as another system opens it: what every door reads, but by this channel, and nothing that it does not know. */
export const newRequest = z
  .strictObject({
    externalId: z.string().trim().min(1, "required").max(120, "tooLong").optional(),
    kind: optional("string", { enum: [...KINDS, null], default: "demand" }),
    /** However long: beyond what a description holds it goes on among the details. */
    description: z.string().trim().min(3, "descriptionTooShort"),
    categoryId: optional("integer"),
    neighbourhoodId: optional("integer"),
    street: optional("string"),
    doorNo: optional("string"),
    latitude: optional("number", { minimum: -90, maximum: 90 }),
    longitude: optional("number", { minimum: -180, maximum: 180 }),
    citizen: z
      .strictObject({
        name: optional("string"),
        phone: optional("string"),
        email: optional("string"),
        tckn: optional("string"),
      })
      .nullish(),
    identityWithheld,
    formal,
    departmentId,
    sourceUrl: optional("string", { format: "uri" }),
    files,
  })
  .meta({ id: "NewRequest" });
