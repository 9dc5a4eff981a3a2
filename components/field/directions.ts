export type Place = { latitude: number | null; longitude: number | null; address: string };

/** Opens the telephone's own map; Apple's does not know `geo:`. Null where nothing is known of the place. */
export function directionsHref({ latitude, longitude, address }: Place, apple: boolean): string | null {
  const query = encodeURIComponent(address);
  if (latitude !== null && longitude !== null) {
    const point = `${latitude},${longitude}`;
    return apple ? `maps:?daddr=${point}` : `geo:${point}?q=${point}`;
  }
  if (address === "") return null;
  return apple ? `maps:?daddr=${query}` : `geo:0,0?q=${query}`;
}

export const isApple = (userAgent: string): boolean => /iPhone|iPad|iPod|Macintosh/.test(userAgent);
