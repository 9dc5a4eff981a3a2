import { createHash } from "node:crypto";
import { DomainError } from "@/server/domain/errors";
import { requestNumber } from "@/server/domain/number";
import { cut } from "@/server/domain/odd-text";
import { linksOf, MOST_FILES, type PostedRequest } from "@/server/domain/open311/form";
import type { Receipt } from "@/server/domain/open311/shapes";
import type { RawIntake } from "@/server/domain/set-aside";
import { words } from "@/server/domain/turkish";
import { storeSent } from "../attachments/store-sent";
import type { Context } from "../context";
import { expectMedia } from "../incoming/expect-media";
import { receive } from "../requests/receive";
import type { Category, Municipality } from "../settings/municipality";
import { type Caller, needKey } from "./admit";
import { namedId, unnamedId } from "./own-id";
import { GENERAL, kindNamed, subjectOf } from "./services";

/** A file that came with the form itself. */
export type SentFile = { name: string; bytes: Uint8Array };

export const digestOfBytes = ({ bytes }: SentFile): string => createHash("sha256").update(bytes).digest("hex");

/** Where a file lies that was sent as a link. */
export const LINK = "link";

/**
 * A request that another system sends. Sent again, under its own id or else with the same words within a day, it answers with the
 * same number and changes nothing; other content under its own id is a CONFLICT `externalIdReused`, and is listed for staff.
 * Files that were sent as links are fetched later; one that cannot be had does not hold up the request.
 */
export async function postRequest(
  ctx: Context,
  caller: Caller,
  form: PostedRequest,
  files: readonly SentFile[] = [],
): Promise<Receipt> {
  const key = needKey(caller);
  const externalId = form.external_id
    ? namedId(key.id, form.external_id)
    : await unnamedId(ctx, key.id, { form, files: files.map(digestOfBytes) });
  const { links, details } = linksOf(form);
  const { external_id: _, ...said } = form;
  const content = { ...said, files: files.map(digestOfBytes) };
  const intake = intakeOf(ctx, form, key);
  const stored = await storeSent(ctx, files, { room: MOST_FILES, tooMany: "tooManyPhotos" });
  // What can be stored a while later is sent again: the sender is a machine, and its photographs are not lost so.
  if (stored.later) throw new DomainError("UNAVAILABLE", stored.later);
  const { request } = await receive(
    ctx,
    { ...intake, details, externalId, files: stored.uploaded.map(({ token }) => token) },
    { contentOf: () => content, door: "open311", refusedFiles: stored.refused },
  );
  const media = links.map((id) => ({ id, kind: "image" as const, mime: "image/*", filename: null }));
  if (media.length > 0)
    await ctx.db.$transaction((tx) => expectMedia(ctx, tx, { requestId: request.id, vendor: LINK, media }));
  return {
    service_request_id: requestNumber(request.year, request.seq),
    service_notice: null,
    account_id: form.account_id ?? null,
  };
}

function intakeOf(ctx: Context, form: PostedRequest, key: NonNullable<Caller["key"]>): Omit<RawIntake, "externalId"> {
  const subject = subjectOf(ctx, form.service_code);
  const name = [form.first_name, form.last_name].filter(Boolean).join(" ") || null;
  const identity = form.account_id ? { externalId: `${key.id}:${form.account_id}`, displayName: name } : null;
  return {
    channel: key.channel,
    kind: form.attributes.kind ? kindNamed(form.attributes.kind) : "complaint",
    description: descriptionOf(form, subject),
    categoryId: subject?.id ?? null,
    ...placeOf(ctx.municipality, form.address_string),
    latitude: form.lat ?? null,
    longitude: form.long ?? null,
    citizen: { name, phone: form.phone ?? null, email: form.email ?? null, identity },
  };
}

const LONGEST_STREET = 120;

/** Their words, and what of the place fits no field of ours. A request without a word is named by its subject. */
function descriptionOf({ description, address_string, address_id }: PostedRequest, subject: Category | null): string {
  const lines = [
    description || subject?.name || GENERAL.name,
    address_string && address_string.length > LONGEST_STREET ? `Adres: ${address_string}` : "",
    address_id ? `Adres kimliği: ${address_id}` : "",
  ];
  return lines.filter(Boolean).join("\n").padEnd(3, ".");
}

/** A neighbourhood that the address names, by any of its names; the longest where it names several. */
function placeOf({ neighbourhoods }: Municipality, address: string | undefined) {
  if (!address) return { street: null, neighbourhoodId: null };
  const said = ` ${words(address).join(" ")} `;
  const named = neighbourhoods
    .filter(({ active }) => active)
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((one) => ({ id, folded: words(one).join(" ") })))
    .filter(({ folded }) => folded !== "" && said.includes(` ${folded} `))
    .sort((a, b) => b.folded.length - a.folded.length);
  return { street: cut(address, LONGEST_STREET), neighbourhoodId: named[0]?.id ?? null };
}
