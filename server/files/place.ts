import readExif from "exif-reader";
import { z } from "zod";

export type Place = { latitude: number; longitude: number };

/** Degrees, minutes and seconds as a camera writes them. */
const angle = z.tuple([z.number(), z.number(), z.number()]);

const gpsSchema = z.object({
  GPSLatitude: angle,
  GPSLatitudeRef: z.enum(["N", "S"]),
  GPSLongitude: angle,
  GPSLongitudeRef: z.enum(["E", "W"]),
});

/** Where a photograph was taken, from its EXIF block; null where it does not say, or says what cannot be. */
export function placeOf(exif: Buffer | undefined): Place | null {
  const gps = gpsSchema.safeParse(read(exif)).data;
  if (!gps) return null;
  const latitude = degrees(gps.GPSLatitude) * (gps.GPSLatitudeRef === "S" ? -1 : 1);
  const longitude = degrees(gps.GPSLongitude) * (gps.GPSLongitudeRef === "W" ? -1 : 1);
  const possible = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  return possible ? { latitude: rounded(latitude), longitude: rounded(longitude) } : null;
}

function read(exif: Buffer | undefined): unknown {
  try {
    return exif && readExif(exif).GPSInfo;
  } catch {
    // A broken block says nothing of where; the picture may be fine.
    return null;
  }
}

const degrees = ([whole, minutes, seconds]: z.infer<typeof angle>): number => whole + minutes / 60 + seconds / 3600;

/** About a decimetre. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
