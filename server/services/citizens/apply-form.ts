import { z } from "zod";
import { readPhones } from "@/server/domain/phone";
import { KINDS } from "@/server/domain/request";

/** The public form as it is posted: texts only, so that it can be shown again as it was typed. */
export const FORM_FIELDS = [
  "formToken",
  "description",
  "kind",
  "neighbourhoodId",
  "street",
  "doorNo",
  "latitude",
  "longitude",
  "photoPlace",
  "contact",
  "phone",
  "email",
  "name",
  "withheld",
  "consent",
  "website",
] as const;
type FormField = (typeof FORM_FIELDS)[number];
export type TypedForm = Record<FormField, string>;

/** As it lies before somebody who has written nothing yet. */
export const EMPTY_FORM: TypedForm = {
  formToken: "",
  description: "",
  kind: "demand",
  neighbourhoodId: "",
  street: "",
  doorNo: "",
  latitude: "",
  longitude: "",
  photoPlace: "",
  contact: "",
  phone: "",
  email: "",
  name: "",
  withheld: "",
  consent: "",
  website: "",
};

const CONTACTS = ["phone", "email", "anonymous"] as const;

/** Each problem is a key of the form's own sentences. */
const coordinate = (largest: number) =>
  z
    .string()
    .transform((text) => (text.trim() === "" ? null : Number(text)))
    .pipe(z.number().min(-largest).max(largest).nullable().catch(null));
const ticked = z.string().transform((text) => text !== "");

const formSchema = z
  .object({
    formToken: z.uuid(),
    description: z.string().trim().min(10, "descriptionTooShort").max(8000, "tooLong"),
    kind: z.enum(KINDS, "kindMissing"),
    neighbourhoodId: z
      .string()
      .transform((text) => (text === "" ? null : Number(text)))
      .pipe(z.number("neighbourhoodUnknown").int("neighbourhoodUnknown").positive("neighbourhoodUnknown").nullable()),
    street: z.string().trim().max(120, "tooLong"),
    doorNo: z.string().trim().max(20, "tooLong"),
    latitude: coordinate(90),
    longitude: coordinate(180),
    photoPlace: ticked,
    contact: z.enum(CONTACTS, "contactMissing"),
    phone: z.string().trim(),
    email: z.string().trim(),
    name: z.string().trim().max(120, "tooLong"),
    withheld: ticked,
    consent: ticked.refine(Boolean, "consentMissing"),
    website: z.string(),
  })
  .superRefine(({ contact, phone, email }, check) => {
    const problem = (path: FormField, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (contact === "phone" && phone === "") problem("phone", "phoneMissing");
    else if (contact === "phone") {
      const { phone: lead } = readPhones(phone);
      if (!lead) problem("phone", "phoneUnreadable");
      else if (lead.kind !== "mobile") problem("phone", "phoneNotMobile");
    }
    if (contact === "email" && email === "") problem("email", "emailMissing");
    else if (contact === "email" && !z.email().safeParse(email).success) problem("email", "emailUnreadable");
  });
export type ReadForm = z.output<typeof formSchema>;

export type FormProblems = Partial<Record<FormField | "photos", string>>;

/** The form as read, or the first problem of each field. */
export function readForm(typed: TypedForm): { form: ReadForm } | { problems: FormProblems } {
  const read = formSchema.safeParse(typed);
  if (read.success) return { form: read.data };
  const problems: FormProblems = {};
  for (const { path, message } of read.error.issues) {
    const field = FORM_FIELDS.find((name) => name === path[0]);
    if (field) problems[field] ??= message;
  }
  return { problems };
}
