import { CHANNELS, type Channel } from "@/server/domain/channel";
import { LEAVES, type LeafRow } from "./categories";
import { monthIndex } from "./clock";
import { at, randomFrom, weighted } from "./random";
import type { Season } from "./subjects";

/** How often a subject comes up in each month, beside the average of 1. */
const CURVES: Record<Season, number[]> = {
  rain: [1.6, 1.45, 1.2, 0.95, 0.8, 0.65, 0.55, 0.55, 0.7, 0.95, 1.3, 1.5],
  summer: [0.6, 0.6, 0.7, 0.85, 1.1, 1.4, 1.65, 1.6, 1.25, 0.95, 0.7, 0.6],
  spring: [0.7, 0.85, 1.35, 1.7, 1.65, 1.2, 0.85, 0.7, 0.75, 0.9, 0.9, 0.7],
  school: [1.05, 1, 1.1, 1.05, 1, 0.75, 0.55, 0.6, 1.6, 1.35, 1.1, 1],
};

/** What people rather bring by one channel than by another. */
function taste(channel: Channel, leaf: LeafRow): number {
  const question = leaf.parentSlug === "bilgi";
  if (leaf.slug === "bilgi-4982") return channel === "cimer" || channel === "web" ? 12 : channel === "desk" ? 1 : 0.05;
  switch (channel) {
    case "call_centre":
      return question ? 1.1 : 1;
    case "desk":
      return question || leaf.departmentId === 5 || leaf.departmentId === 6 ? 1.9 : 0.7;
    case "cimer":
      return question ? 0.25 : leaf.mix === "tip" ? 2.6 : 1;
    case "whatsapp":
      return question ? 0.55 : 1.1;
    case "him":
      return question ? 0.2 : leaf.institutionId ? 1.6 : 1;
    case "crm":
      return question ? 0.4 : 1;
    default:
      return question ? 0.7 : 1;
  }
}

/** The subject of each request, as an index into LEAVES. */
export function drawSubjects(receivedAt: Float64Array, channel: Uint8Array): Uint8Array {
  const draws = CHANNELS.map((name) =>
    Array.from({ length: 12 }, (_, month) =>
      weighted(
        LEAVES.map((leaf) => leaf.share * taste(name, leaf) * (leaf.season ? at(CURVES[leaf.season], month) : 1)),
      ),
    ),
  );
  const random = randomFrom(41);
  const leaves = new Uint8Array(new SharedArrayBuffer(receivedAt.length));
  for (let index = 0; index < receivedAt.length; index++) {
    const month = monthIndex(at(receivedAt, index));
    leaves[index] = at(at(draws, at(channel, index)), month)(random);
  }
  return leaves;
}
