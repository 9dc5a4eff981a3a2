import { z } from "zod";
import { citizenSchema, intakeSchema } from "@/server/domain/intake";

const { kind, description, categoryId, neighbourhoodId, street, doorNo, latitude, longitude } = intakeSchema.shape;
const { identityWithheld, formal, departmentId, sourceUrl, files } = intakeSchema.shape;

/** A request as another system opens it: what every door reads, but by this channel, and nothing that it does not know. */
export const newRequest = z
  .strictObject({
    externalId: z.string().trim().min(1, "required").max(120, "tooLong").optional(),
    kind,
    description,
    categoryId,
    neighbourhoodId,
    street,
    doorNo,
    latitude,
    longitude,
    citizen: z.strictObject(citizenSchema.omit({ id: true, identity: true }).shape).nullish(),
    identityWithheld,
    formal,
    departmentId,
    sourceUrl,
    files,
  })
  .meta({ id: "NewRequest" });
