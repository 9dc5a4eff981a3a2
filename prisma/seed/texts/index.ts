import { BUILDINGS } from "./buildings";
import { ANIMALS, PARKS, TRANSPORT } from "./city";
import { CLEANING, RUBBLE } from "./cleaning";
import { GROUND } from "./ground";
import { ORDER } from "./order";
import { QUESTIONS } from "./questions";
import { ROAD } from "./road";
import type { LeafText, SubjectText } from "./shape";

const BY_SUBJECT: Record<string, SubjectText> = {
  yol: ROAD,
  altyapi: GROUND,
  ustyapi: BUILDINGS,
  temizlik: CLEANING,
  moloz: RUBBLE,
  ulasim: TRANSPORT,
  park: PARKS,
  zabita: ORDER,
  veteriner: ANIMALS,
  bilgi: QUESTIONS,
};

export type Texts = Omit<SubjectText, "leaves"> & Required<LeafText>;

/** Everything that is said about one second-level subject. */
export function textsOf(parentSlug: string, slug: string): Texts {
  const subject = BY_SUBJECT[parentSlug];
  const own = subject?.leaves[slug];
  if (!subject || !own) throw new Error(`No texts for ${slug}`);
  const { effects, wishes, declines, waits } = subject;
  return { effects, wishes, declines, waits, ...own };
}
