import sharp from "sharp";
import { expect, it } from "vitest";
import { placeOf } from "./place";

/** The EXIF block of a picture with these GPS tags, as a camera writes it. */
async function exifWith(gps: Record<string, string>): Promise<Buffer | undefined> {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#405060" } });
  return (await sharp(await picture.withExif({ IFD3: gps }).jpeg().toBuffer()).metadata()).exif;
}

const gps = (latitude: string, longitude: string, refs: [string, string] = ["N", "E"]) => ({
  GPSLatitude: latitude,
  GPSLatitudeRef: refs[0],
  GPSLongitude: longitude,
  GPSLongitudeRef: refs[1],
});

it.each([
  ["north-east", gps("38/1 29/1 30/1", "27/1 3/1 36/1"), { latitude: 38.491667, longitude: 27.06 }],
  ["decimal minutes", gps("38/1 2950/100 0/1", "27/1 360/100 0/1"), { latitude: 38.491667, longitude: 27.06 }],
  ["south-west", gps("33/1 52/1 0/1", "151/1 12/1 0/1", ["S", "W"]), { latitude: -33.866667, longitude: -151.2 }],
  ["no fix", gps("0/1 0/1 0/1", "0/1 0/1 0/1"), null],
  ["beyond the pole", gps("95/1 0/1 0/1", "27/1 0/1 0/1"), null],
  ["divided by nothing", gps("38/0 0/1 0/1", "27/1 0/1 0/1"), null],
  ["half a place", { GPSLatitude: "38/1 0/1 0/1", GPSLatitudeRef: "N" }, null],
])("reads a place: %s", async (_, tags, place) => {
  expect(placeOf(await exifWith(tags))).toEqual(place);
});

it("reads none from a block that is not there or is broken", () => {
  expect(placeOf(undefined)).toBeNull();
  expect(placeOf(Buffer.from("Exif\0\0MM\0*\0\0\0\u0008\uffff"))).toBeNull();
});
