import sharp, { type Sharp } from "sharp";
import { DomainError } from "../domain/errors";
import { perProcess } from "../lazy";
import { oneByOne } from "./one-by-one";
import { type Place, placeOf } from "./place";

type Pixels = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

export const MAX_SIDE = 2560;
const THUMB_SIDE = 480;
/** What a telephone takes. A JPEG is made smaller while it is read; all others are unfolded whole, and a few kilobytes may hold them. */
const MOST_PIXELS = { jpeg: 120_000_000, other: 40_000_000 };
/** Of a JPEG that was cut off. */
const MOST_MISSING = 0.5;

export type Drawn = {
  bytes: Uint8Array;
  extension: string;
  thumb: Uint8Array;
  width: number;
  height: number;
  place: Place | null;
};

/** One picture at a time in this process: each may take hundreds of megabytes, and anybody may send one. */
const turns = perProcess("drawing", oneByOne);

/** A picture as we keep it, and small. Throws INVALID `fileUnreadable` where the bytes are broken, `filePixels` above the bound. */
export const drawAnew = (bytes: Uint8Array): Promise<Drawn> => turns(() => orUnreadable(() => draw(bytes)));

/** The same of a picture that was decoded elsewhere. */
export const drawPixels = (pixels: () => Promise<Pixels>): Promise<Drawn> =>
  turns(async () => {
    const { data, width, height } = await pixels();
    const picture = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: "#ffffff" });
    return orUnreadable(() => encode(picture, false, null));
  });

/** What a picture's head says without decoding it. Throws INVALID `fileUnreadable`, `filePixels` above this many. */
export const headOf = (
  bytes: Uint8Array,
  mostPixels: number,
): Promise<{ width: number; height: number; place: Place | null }> =>
  orUnreadable(async () => {
    const { width, height, exif } = await sharp(bytes, { limitInputPixels: false }).metadata();
    mustFit({ width, height }, mostPixels);
    return { width, height, place: placeOf(exif) };
  });

async function draw(bytes: Uint8Array): Promise<Drawn> {
  const { hasAlpha, exif, ...read } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const isJpeg = read.format === "jpeg";
  mustFit(read, isJpeg ? MOST_PIXELS.jpeg : MOST_PIXELS.other);
  const picture = (failOn: "error" | "none") => sharp(bytes, { failOn, limitInputPixels: MOST_PIXELS.jpeg });
  const drawn = (failOn: "error" | "none") => encode(picture(failOn).rotate(), hasAlpha, placeOf(exif));
  try {
    return await drawn("error");
  } catch (error) {
    // A browser shows a JPEG whose end was lost on the way as far as it goes.
    if (!isJpeg || (await missingPart(picture("none"))) > MOST_MISSING) throw error;
    return drawn("none");
  }
}

async function encode(picture: Sharp, hasAlpha: boolean, place: Place | null): Promise<Drawn> {
  const fitted = within(picture, MAX_SIDE);
  const { data, info } = await (hasAlpha ? fitted.webp({ quality: 84 }) : fitted.jpeg({ quality: 84 })).toBuffer({
    resolveWithObject: true,
  });
  const thumb = await within(sharp(data), THUMB_SIDE).webp({ quality: 72 }).toBuffer();
  const { width, height } = info;
  return { bytes: data, extension: hasAlpha ? "webp" : "jpg", thumb, width, height, place };
}

function mustFit({ width, height }: { width: number; height: number }, most: number): void {
  if (width * height > most) throw new DomainError("INVALID", "filePixels", { count: most / 1_000_000 });
}

async function orUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError("INVALID", "fileUnreadable");
  }
}

/** libjpeg draws what is missing of a baseline JPEG as rows of middle grey; of a progressive one the whole is there, only coarser. */
const GREY = { from: 126, to: 130 };
const ROWS = 256;

/** From 0 to 1, how much of the picture's rows never arrived. */
async function missingPart(picture: Sharp): Promise<number> {
  const small = picture.resize({ width: 32, height: ROWS, fit: "fill" }).toColourspace("srgb").removeAlpha();
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  const rowBytes = info.width * info.channels;
  const isGrey = (row: number) =>
    data.subarray(row * rowBytes, (row + 1) * rowBytes).every((value) => value >= GREY.from && value <= GREY.to);
  let drawnRows = info.height;
  while (drawnRows > 0 && isGrey(drawnRows - 1)) drawnRows -= 1;
  return 1 - drawnRows / info.height;
}

const within = (picture: Sharp, side: number): Sharp =>
  picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
