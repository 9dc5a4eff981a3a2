import { z } from "zod";
import { type Detail, waitingDetail } from "../details";
import { oddText } from "../odd-text";

/** What POST requests may carry. Whatever is there and empty counts as not there; what we have no place for is left out. */
const whole = z
  .string()
  .trim()
  .refine((value) => oddText(value) === null, "textUnreadable");
const text = (most: number) => whole.max(most, "tooLong");
const degrees = (most: number) =>
  z.coerce.number("placeUnreadable").min(-most, "placeUnreadable").max(most, "placeUnreadable");

/** A caller's own id of what it sends: kept with the request, so no longer than its column allows. */
const LONGEST_OWN_ID = 120;

const formSchema = z
  .object({
    service_code: z.string({ error: "required" }),
    lat: degrees(90).optional(),
    long: degrees(180).optional(),
    address_string: whole.optional(),
    address_id: whole.optional(),
    // However long, and whatever a contact says: `receive` reads it, and sets aside what cannot be used.
    description: whole.optional(),
    first_name: whole.optional(),
    last_name: whole.optional(),
    email: whole.optional(),
    phone: whole.optional(),
    account_id: text(100).optional(),
    media_url: z.array(whole),
    external_id: text(LONGEST_OWN_ID).optional(),
    attributes: z.object({ kind: whole.optional() }),
  })
  .superRefine(({ lat, long, address_string, address_id }, check) => {
    const half = (lat === undefined) !== (long === undefined);
    const none = lat === undefined && !address_string && !address_id;
    if (half) check.addIssue({ code: "custom", path: [lat === undefined ? "lat" : "long"], message: "required" });
    else if (none) check.addIssue({ code: "custom", path: ["lat"], message: "placeRequired" });
  });
export type PostedRequest = z.output<typeof formSchema>;

export const MOST_FILES = 5;
/** A file's address that may be fetched: only such a one is on the public internet, and only so nobody reads along. */
const linkSchema = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(900);

/** The addresses of files that are fetched; every other one is set aside as it was given. */
export function linksOf(form: Pick<PostedRequest, "media_url">): { links: string[]; details: Detail[] } {
  const links: string[] = [];
  const details: Detail[] = [];
  for (const url of form.media_url) {
    if (!linkSchema.safeParse(url).success) details.push(waitingDetail("media", url, "mediaUnreadable"));
    else if (links.length === MOST_FILES) details.push(waitingDetail("media", url, "tooManyMedia"));
    else links.push(url);
  }
  return { links, details };
}

/**
 * `ownId`: what the caller calls it in a header, which goes before `external_id` in the form. Attributes are what citizens fill in, so
 * none of them names a request. Throws ZodError with the fields to mend.
 */
export function readForm(form: URLSearchParams, ownId: string | null): PostedRequest {
  const first = firstIn(form);
  const attribute = (code: string): string | undefined => first(`attribute[${code}]`) ?? first(`attribute[${code}][]`);
  const names = Object.keys(formSchema.shape).filter((name) => name !== "media_url" && name !== "attributes");
  return formSchema.parse({
    ...Object.fromEntries(names.map((name) => [name, first(name)])),
    media_url: mediaIn(form),
    external_id: ownId?.trim() || first("external_id"),
    attributes: { kind: attribute("kind") },
  });
}

const firstIn =
  (form: URLSearchParams) =>
  (name: string): string | undefined =>
    form
      .getAll(name)
      .find((value) => value.trim() !== "")
      ?.trim();

const mediaIn = (form: URLSearchParams): string[] =>
  [...form.getAll("media_url"), ...form.getAll("media_url[]")].filter((url) => url.trim() !== "");

/** An act carries no longer text. */
const LONGEST_UPDATE = 6000;

const updateSchema = z.object({
  service_request_id: z.string({ error: "required" }),
  /** The sender's own id of it. */
  update_id: z.string({ error: "required" }).pipe(text(LONGEST_OWN_ID)),
  /** As the sender's system has it: OPEN, CLOSED, or a word of theirs. */
  status: text(60).optional(),
  updated_datetime: text(60).optional(),
  description: text(LONGEST_UPDATE).optional(),
  first_name: text(100).optional(),
  last_name: text(100).optional(),
  email: text(200).optional(),
  phone: text(60).optional(),
  media_url: z.array(whole),
});
export type PostedUpdate = z.output<typeof updateSchema>;

/** What POST servicerequestupdates carries; what we have no place for is left out. Throws ZodError with the fields to mend. */
export function readUpdate(form: URLSearchParams): PostedUpdate {
  const first = firstIn(form);
  const names = Object.keys(updateSchema.shape).filter((name) => name !== "media_url");
  return updateSchema.parse({
    ...Object.fromEntries(names.map((name) => [name, first(name)])),
    media_url: mediaIn(form),
  });
}
