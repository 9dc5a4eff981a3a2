import { z } from "zod";
import { APPLICATION_KINDS, IDENTITY_PROOFS, REFUSAL_GROUNDS } from "@/server/domain/privacy";

const id = z.int32().positive();
const version = z.int32().positive();

/** An application as the manager of public relations writes it down. `appliedOn`: the day on which it reached us, which the thirty days follow. */
export const applicationSchema = z.object({
  kind: z.enum(APPLICATION_KINDS),
  requestNumber: z.string().trim().min(1, "required").max(30, "tooLong"),
  applicant: z.string().trim().min(3, "required").max(120, "tooLong"),
  proof: z.enum(IDENTITY_PROOFS),
  appliedOn: z.iso.date("dateUnreadable"),
});

const reason = z.string().trim().min(3, "required").max(1000, "tooLong");
export const decisionSchema = z.discriminatedUnion("decision", [
  z.object({ id, version, decision: z.literal("grant"), reason }),
  z.object({ id, version, decision: z.literal("refuse"), reason, ground: z.enum(REFUSAL_GROUNDS, "required") }),
]);
export const liftSchema = z.object({ id, version });
export const oneSchema = z.object({ id });
