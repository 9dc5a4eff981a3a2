import sharp, { type Sharp } from "sharp";
import { DomainError } from "../domain/errors";
import { perProcess } from "../lazy";
import { oneByOne } from "./one-by-one";
import { type Place, placeOf } from "./place";

export const MAX_SIDE = 2560;
const THUMB_SIDE = 480;
/** What a telephone takes. A JPEG is made smaller while it is read; all others are unfolded whole, and a few kilobytes may hold them. */
const MOST_PIXELS = { jpeg: 120_000_000, other: 40_000_000 };

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
export const drawAnew = (bytes: Uint8Array): Promise<Drawn> => turns(() => draw(bytes));

async function draw(bytes: Uint8Array): Promise<Drawn> {
  try {
    const picture = () => sharp(bytes, { failOn: "error", limitInputPixels: MOST_PIXELS.jpeg }).rotate();
    const { hasAlpha, exif, ...read } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const most = read.format === "jpeg" ? MOST_PIXELS.jpeg : MOST_PIXELS.other;
    if (read.width * read.height > most) throw new DomainError("INVALID", "filePixels", { count: most / 1_000_000 });
    const fitted = within(picture(), MAX_SIDE);
    const { data, info } = await (hasAlpha ? fitted.webp({ quality: 84 }) : fitted.jpeg({ quality: 84 })).toBuffer({
      resolveWithObject: true,
    });
    const thumb = await within(sharp(data), THUMB_SIDE).webp({ quality: 72 }).toBuffer();
    const { width, height } = info;
    return { bytes: data, extension: hasAlpha ? "webp" : "jpg", thumb, width, height, place: placeOf(exif) };
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError("INVALID", "fileUnreadable");
  }
}

const within = (picture: Sharp, side: number): Sharp =>
  picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
