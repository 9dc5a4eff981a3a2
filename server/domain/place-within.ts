type Point = { latitude: number | null; longitude: number | null };

/**
 * How far beyond its outermost neighbourhood points a municipality may reach, in degrees: about 20 km. A point of a neighbourhood
 * stands for its middle, and a request at the border is better asked about than turned away.
 */
const MARGIN = 0.2;

/**
 * Whether a place can lie in the municipality of these neighbourhoods. 0,0 is what a device sends that knows no place, and lies in none.
 * Where no neighbourhood has a point, every other place may.
 */
export function placeWithin(neighbourhoods: readonly Point[], place: { latitude: number; longitude: number }): boolean {
  if (place.latitude === 0 && place.longitude === 0) return false;
  return (["latitude", "longitude"] as const).every((axis) => {
    const known = neighbourhoods.flatMap((one) => one[axis] ?? []);
    if (known.length === 0) return true;
    return place[axis] >= Math.min(...known) - MARGIN && place[axis] <= Math.max(...known) + MARGIN;
  });
}
