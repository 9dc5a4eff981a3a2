type Point = { latitude: number | null; longitude: number | null };

/** Of a degree of latitude; one of longitude is shorter by the cosine of the latitude. */
const KILOMETRES_OF_A_DEGREE = 111.32;

/**
 * Whether a place can lie in the municipality of these neighbourhoods. A point of a neighbourhood stands for its middle, so the
 * municipality may reach further: `marginKm` beyond the outermost ones. 0,0 is what a device sends that knows no place, and lies in
 * none. Where no neighbourhood has a point, every other place may.
 */
export function placeWithin(
  neighbourhoods: readonly Point[],
  place: { latitude: number; longitude: number },
  marginKm: number,
): boolean {
  if (place.latitude === 0 && place.longitude === 0) return false;
  const margin = {
    latitude: marginKm / KILOMETRES_OF_A_DEGREE,
    longitude: marginKm / (KILOMETRES_OF_A_DEGREE * Math.cos((place.latitude * Math.PI) / 180)),
  };
  return (["latitude", "longitude"] as const).every((axis) => {
    const known = neighbourhoods.flatMap((one) => one[axis] ?? []);
    if (known.length === 0) return true;
    return place[axis] >= Math.min(...known) - margin[axis] && place[axis] <= Math.max(...known) + margin[axis];
  });
}
