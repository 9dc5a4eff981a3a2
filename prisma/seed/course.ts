import type { Basics } from "./basics";
import type { Fate, Plan } from "./plan-shape";

/** What happens to a request between its arrival and where it stands. */
export type Course = {
  plan: Plan;
  index: number;
  basics: Basics;
  fate: Fate;
  children: readonly number[];
  /** The subject as it was first taken for. */
  categoryId: number | null;
};
