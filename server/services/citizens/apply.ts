import { createHash } from "node:crypto";
import { DomainError } from "@/server/domain/errors";
import type { Intake } from "@/server/domain/intake";
import { readPhone } from "@/server/domain/phone";
import { DAY_MS } from "@/server/domain/time";
import type { Place } from "@/server/files/place";
import { placeIn, unsealFile, withoutPlace } from "@/server/files/seal";
import { type Uploaded, upload } from "../attachments/upload";
import type { Context } from "../context";
import { receive } from "../requests/receive";
import { type FormProblems, type ReadForm, readForm, type TypedForm } from "./apply-form";
import { takeFormTurn } from "./turns";

export const MAX_PHOTOS = 5;
const MAX_A_DAY = 10;

export type Application = {
  typed: TypedForm;
  /** Photographs that came with this post. */
  photos: readonly { name: string; bytes: Uint8Array }[];
  /** Tokens of photographs that came before it. */
  kept: readonly string[];
  address: string;
};
export type Applied =
  | { code: string }
  /** What is to be mended; photographs that are fine are kept. */
  | { problems: FormProblems; kept: Uploaded[] };

/**
 * The public form. What cannot be read comes back with what is to be mended; a post that is repeated gives the request
 * of the first. Throws INVALID `formRefused` where a machine filled in what nobody sees, TOO_MANY where too many came.
 */
export async function apply(ctx: Context, { typed, photos, kept, address }: Application): Promise<Applied> {
  if (typed.website !== "") throw new DomainError("INVALID", "formRefused");
  await takeFormTurn(ctx, address);
  const before = namedAgain(ctx, kept.slice(0, MAX_PHOTOS));
  const stored = await storeAll(ctx, photos.slice(0, MAX_PHOTOS - before.length));
  const files = [...before, ...stored.uploaded];
  const read = readForm(typed);
  const tooMany = kept.length + photos.length > MAX_PHOTOS ? { photos: "tooManyPhotos" } : {};
  const problems: FormProblems = { ...("problems" in read ? read.problems : {}), ...tooMany, ...stored.problem };
  if (!("form" in read) || Object.keys(problems).length > 0) return { problems, kept: files };
  const tokens = files.map(({ token }) => token);
  const intake = { ...intakeOf(read.form), ...placeAndFiles(ctx, read.form, tokens) };
  await notTooManyToday(ctx, intake);
  const { request } = await receive(ctx, intake);
  return { code: request.trackingCode };
}

/** What was uploaded more than a day ago is gone, and is asked for anew. */
const namedAgain = ({ now }: Context, tokens: readonly string[]): Uploaded[] =>
  tokens.flatMap((token) => {
    const file = unsealFile(token, now);
    return file ? [{ token, name: file.name }] : [];
  });

/** One that cannot be taken does not lose the others. */
async function storeAll(ctx: Context, photos: Application["photos"]) {
  const uploaded: Uploaded[] = [];
  let problem: FormProblems = {};
  for (const photo of photos) {
    try {
      uploaded.push(await upload(ctx, photo));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problem = { photos: error.key };
    }
  }
  return { uploaded, problem };
}

/**
 * The form's token and its words are the key: sent twice it is one request; gone back to and written anew it is another.
 */
function intakeOf(form: ReadForm): Intake {
  const words = createHash("sha256").update(form.description).digest("hex").slice(0, 16);
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
    externalId: `form:${form.formToken}:${words}`,
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
  const phone = readPhone(citizen?.phone ?? "")?.e164;
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
