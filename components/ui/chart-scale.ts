/** Steps that read well on an axis, times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];
const TOPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

const powerBelow = (value: number): number => 10 ** Math.floor(Math.log10(value));

/** From zero to at or above the highest value, in at most three equal steps: at most four lines. */
export function axisTicks(highest: number): number[] {
  if (highest <= 0) return [0, 1];
  const power = powerBelow(highest / 3);
  const step = STEPS.map((factor) => factor * power).find((size) => size * 3 >= highest) ?? highest / 3;
  const whole = highest >= 3 ? Math.max(1, Math.ceil(step)) : step;
  return Array.from({ length: Math.ceil(highest / whole) + 1 }, (_, line) => line * whole);
}

/** The one line of a small chart: a round value at or above the highest. */
export function axisTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = powerBelow(highest);
  return TOPS.map((factor) => factor * power).find((top) => top >= highest) ?? highest;
}

/** Where the names at the two lines' ends stand so that they do not touch: y of each, in pixels. */
export function apart(one: number, other: number, least: number): [number, number] {
  const gap = other - one;
  if (Math.abs(gap) >= least) return [one, other];
  const middle = (one + other) / 2;
  const half = least / 2;
  return gap >= 0 ? [middle - half, middle + half] : [middle + half, middle - half];
}
