import { z } from "zod";
import { phoneSchema } from "../intake";
import { oddText } from "../odd-text";
import { KINDS } from "../request";

/** What POST requests may carry. Whatever is there and empty counts as not there; what we have no place for is left out. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, "tooLong")
    .refine((value) => oddText(value) === null, "textUnreadable");
const degrees = (most: number) =>
  z.coerce.number("placeUnreadable").min(-most, "placeUnreadable").max(most, "placeUnreadable");

export const LONGEST_DESCRIPTION = 4000;
/** A caller's own id of what it sends: kept with the request, so no longer than its column allows. */
const LONGEST_OWN_ID = 120;

const formSchema = z
  .object({
    service_code: z.string({ error: "required" }),
    lat: degrees(90).optional(),
    long: degrees(180).optional(),
    address_string: text(1000).optional(),
    address_id: text(200).optional(),
    description: text(LONGEST_DESCRIPTION).optional(),
    first_name: text(60).optional(),
    last_name: text(59).optional(),
    email: z.email("emailUnreadable").max(200, "tooLong").optional(),
    phone: phoneSchema.optional(),
    account_id: text(100).optional(),
    media_url: z
      .array(z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: "mediaUnreadable" }).max(900, "tooLong"))
      .max(5, "tooManyMedia"),
    external_id: text(LONGEST_OWN_ID).optional(),
    attributes: z.object({ kind: z.enum(KINDS, "kindUnknown").optional() }),
  })
  .superRefine(({ lat, long, address_string, address_id }, check) => {
    const half = (lat === undefined) !== (long === undefined);
    const none = lat === undefined && !address_string && !address_id;
    if (half) check.addIssue({ code: "custom", path: [lat === undefined ? "lat" : "long"], message: "required" });
    else if (none) check.addIssue({ code: "custom", path: ["lat"], message: "placeRequired" });
  });
export type PostedRequest = z.output<typeof formSchema>;

/** `ownId`: what the caller calls it in a header, which goes before what the form says. Throws ZodError with the fields to mend. */
export function readForm(form: URLSearchParams, ownId: string | null): PostedRequest {
  const first = (name: string): string | undefined =>
    form
      .getAll(name)
      .find((value) => value.trim() !== "")
      ?.trim();
  const attribute = (code: string): string | undefined => first(`attribute[${code}]`) ?? first(`attribute[${code}][]`);
  const names = Object.keys(formSchema.shape).filter((name) => name !== "media_url" && name !== "attributes");
  return formSchema.parse({
    ...Object.fromEntries(names.map((name) => [name, first(name)])),
    media_url: [...form.getAll("media_url"), ...form.getAll("media_url[]")].filter((url) => url.trim() !== ""),
    external_id: ownId?.trim() || (first("external_id") ?? attribute("external_id")),
    attributes: { kind: attribute("kind") },
  });
}
