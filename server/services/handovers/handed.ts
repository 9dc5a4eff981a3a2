import type { Prisma } from "@/server/db";
import type { HandedRequest } from "@/server/domain/handover";
import type { Answers } from "@/server/domain/handover-answers";
import { requestNumber } from "@/server/domain/number";
import { maskNumbers } from "@/server/domain/phone";
import { cleanText, withoutPeople } from "@/server/domain/redaction";
import type { Context } from "../context";
import { photoLink } from "./photo-link";

/** What is read of a request to hand it over. */
export const HANDED = {
  year: true,
  seq: true,
  categoryId: true,
  neighbourhoodId: true,
  street: true,
  doorNo: true,
  latitude: true,
  longitude: true,
  description: true,
  identityWithheld: true,
  citizen: { select: { name: true, phone: true, email: true } },
  attachments: {
    where: { state: "stored", mime: { startsWith: "image/" } },
    orderBy: { id: "asc" },
    select: { id: true },
    take: 4,
  },
} as const satisfies Prisma.RequestSelect;

type Handed = Prisma.RequestGetPayload<{ select: typeof HANDED }>;
type Shares = { sharesContact: boolean; sharesPhotos: boolean };

/**
 * A request as another institution may read it. Its words go without names and numbers unless the institution is given who the
 * citizen is; whoever withheld identity is never named, and neither their door nor their photographs go.
 */
export function handedOf(
  ctx: Context,
  row: Handed,
  shares: Shares,
): Omit<HandedRequest, "ourId" | "service" | "answers"> {
  const named = shares.sharesContact && !row.identityWithheld;
  const links =
    shares.sharesPhotos && !row.identityWithheld ? row.attachments.flatMap(({ id }) => photoLink(ctx, id) ?? []) : [];
  const words = named ? row.description : textOut(row, row.description);
  return {
    ourNumber: `${ctx.municipality.identity.name} · ${requestNumber(row.year, row.seq)}`,
    description: words,
    latitude: row.latitude,
    longitude: row.longitude,
    address: addressOf(ctx, row),
    person: named ? personOf(row.citizen) : null,
    media: links[0] ?? null,
    moreMedia: links.slice(1),
  };
}

/** A text without the citizen; where identity is withheld, also without the door and the links in it. */
const textOut = ({ identityWithheld, citizen }: Handed, text: string): string =>
  identityWithheld ? cleanText(text, [citizen]) : maskNumbers(withoutPeople(text, [citizen]));

/** What staff answered, by the same rule: of whoever withheld identity neither name nor number. */
export const answersOut = (row: Handed, answers: Answers): Answers =>
  row.identityWithheld
    ? Object.fromEntries(
        Object.entries(answers).map(([code, values]) => [code, values.map((value) => textOut(row, value))]),
      )
    : answers;

/** From the most specific to the most general, as the specification asks; the municipality where nothing else is known. */
function addressOf({ municipality }: Context, row: Handed): string {
  const neighbourhood = municipality.neighbourhoods.find(({ id }) => id === row.neighbourhoodId)?.name;
  const door = row.doorNo && !row.identityWithheld ? `No ${row.doorNo}` : "";
  const street = [row.street, row.street && door].filter(Boolean).join(" ");
  return [street, neighbourhood, municipality.identity.name].filter(Boolean).join(", ");
}

export function personOf(citizen: Handed["citizen"]): HandedRequest["person"] {
  if (!citizen) return null;
  const names = (citizen.name ?? "").trim().split(/\s+/);
  const lastName = names.length > 1 ? (names.at(-1) ?? "") : "";
  const firstName = lastName ? names.slice(0, -1).join(" ") : names.join(" ");
  return { firstName, lastName, phone: citizen.phone, email: citizen.email };
}
