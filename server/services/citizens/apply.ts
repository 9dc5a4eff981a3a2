import { DomainError } from "@/server/domain/errors";
import type { Intake } from "@/server/domain/intake";
import { readPhones } from "@/server/domain/phone";
import type { RefusedFile } from "@/server/domain/refused-file";
import { DAY_MS } from "@/server/domain/time";
import { isRaw } from "@/server/files/kinds";
import type { Place } from "@/server/files/place";
import { expiredName, fileDigest, placeIn, unsealFile, withoutPlace } from "@/server/files/seal";
import { type Sent, storeSent } from "../attachments/store-sent";
import type { Uploaded } from "../attachments/upload";
import type { Context } from "../context";
import { contentDigest } from "../requests/content-digest";
import { receive } from "../requests/receive";
import { type FormProblems, type ReadForm, readForm, type TypedForm } from "./apply-form";
import { takeFormSms, takeFormTurn } from "./turns";

export const MAX_PHOTOS = 5;
const MAX_A_DAY = 10;

export type Application = {
  typed: TypedForm;
  /** Photographs that came with this post. */
  photos: readonly { name: string; bytes: Uint8Array }[];
  /** Tokens of photographs that came before it. */
  kept: readonly string[];
  /** Files that could not be taken before it, as the form says. */
  refused?: readonly RefusedFile[];
  address: string;
};
export type Applied =
  /** `repeated`: the same form was sent before, and nothing new was recorded. */
  | { code: string; repeated: boolean }
  /** What is to be corrected; photographs that are fine are kept, the others are named. */
  | { problems: FormProblems; kept: Uploaded[]; refused: RefusedFile[] };

/**
 * The public form. What cannot be read comes back with what is to be mended; a post that is repeated gives the request
 * of the first. A photograph that cannot be taken does not hold the request up: it is named on the receipt; only where it could be
 * taken a while later, the form comes back. Throws INVALID `formRefused` where a machine filled in what nobody sees, TOO_MANY where too many came.
 */
export async function apply(
  ctx: Context,
  { typed, photos, kept, refused = [], address }: Application,
): Promise<Applied> {
  if (typed.website !== "") throw new DomainError("INVALID", "formRefused");
  await takeFormTurn(ctx, address);
  const before = namedAgain(ctx, kept);
  const room = Math.max(0, MAX_PHOTOS - before.uploaded.length);
  const stored = await storeSent(ctx, photos, { room, tooMany: "tooManyPhotos" });
  const files = [...before.uploaded, ...stored.uploaded];
  const notTaken = [...refused, ...before.refused, ...stored.refused];
  const read = readForm(typed);
  const problems: FormProblems = {
    ...("problems" in read ? read.problems : {}),
    ...(stored.later ? { photos: stored.later } : {}),
  };
  if (!("form" in read) || Object.keys(problems).length > 0) return { problems, kept: files, refused: notTaken };
  const tokens = files.map(({ token }) => token);
  const intake = { ...intakeOf(read.form, tokens, notTaken), ...placeAndFiles(ctx, read.form, tokens) };
  await notTooManyToday(ctx, intake);
  const phone = readPhones(intake.citizen?.phone ?? "").phone?.e164;
  const receipt = phone ? await takeFormSms(ctx, { address, phone }) : true;
  const { request, repeated } = await receive(ctx, intake, { refusedFiles: notTaken, receipt });
  return { code: request.trackingCode, repeated };
}

/** What was uploaded more than a day ago is gone, and is asked for anew; what was not made here was never uploaded. */
function namedAgain({ now }: Context, tokens: readonly string[]): Omit<Sent, "later"> {
  const expired = tokens.flatMap((token) => expiredName(token, now) ?? []);
  const files = tokens.flatMap((token) => {
    const file = unsealFile(token, now);
    return file ? [{ token, name: file.name, pending: isRaw(file.mime) }] : [];
  });
  return {
    uploaded: files.slice(0, MAX_PHOTOS),
    refused: [
      ...expired.map((name) => ({ name, reason: "fileGone" })),
      ...files.slice(MAX_PHOTOS).map(({ name }) => ({ name, reason: "tooManyPhotos" })),
    ],
  };
}

/**
 * The form's token and all that was sent with it are the key: sent twice it is one request; gone back to, with another street, another
 * telephone or another photograph, it is another.
 */
function intakeOf(
  { formToken, ...form }: ReadForm,
  tokens: readonly string[],
  notTaken: readonly RefusedFile[],
): Intake {
  const photos = [...tokens.map(fileDigest), ...notTaken.map(({ name }) => name)];
  const sent = contentDigest({ ...form, photos });
  const reached =
    form.contact === "anonymous"
      ? null
      : {
          name: form.name,
          phone: form.contact === "phone" ? form.phone : null,
          email: form.contact === "email" ? form.email : null,
        };
  return {
    channel: "web",
    externalId: `form:${formToken}:${sent}`,
    kind: form.kind,
    description: form.description,
    neighbourhoodId: form.neighbourhoodId,
    street: form.street,
    doorNo: form.doorNo,
    latitude: form.latitude,
    longitude: form.longitude,
    citizen: reached,
    identityWithheld: form.withheld && reached !== null,
  };
}

/** Where a photograph was taken goes with it only when its owner says so; then it is the place, unless another was given. */
function placeAndFiles(
  { now }: Context,
  form: ReadForm,
  tokens: readonly string[],
): Pick<Intake, "files"> & Partial<Place> {
  if (!form.photoPlace) return { files: tokens.map((token) => withoutPlace(token, now)) };
  const place = form.latitude === null ? tokens.map((token) => placeIn(token, now)).find(Boolean) : null;
  return { files: [...tokens], ...place };
}

/** By telephone it is requests that are counted, not posts: a form sent twice counts once. */
async function notTooManyToday({ db, now }: Context, { externalId, citizen }: Intake): Promise<void> {
  const phone = readPhones(citizen?.phone ?? "").phone?.e164;
  if (!phone) return;
  const today = await db.request.findMany({
    where: { citizen: { phone }, channel: "web", receivedAt: { gt: new Date(now.getTime() - DAY_MS) } },
    select: { externalId: true },
    take: MAX_A_DAY,
  });
  if (today.length >= MAX_A_DAY && !today.some((request) => request.externalId === externalId)) {
    throw new DomainError("TOO_MANY", "tooManyForms", { count: MAX_A_DAY });
  }
}
