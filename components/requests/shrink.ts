const LONGEST = 1600;
const QUALITY = 0.85;
/** A photograph that is light already goes up as it is. */
const LIGHT_BYTES = 400_000;

/** The size at which neither side is longer than allowed. */
export function fitted(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

const jpegName = (name: string): string => `${name.replace(/\.[^.]+$/, "")}.jpg`;

/** Makes a photograph smaller before it travels over a telephone's connection; whatever the browser cannot draw stays as it is. */
export async function shrink(file: File): Promise<File> {
  if (!file.type.startsWith("image/") || file.size <= LIGHT_BYTES) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = fitted(picture.width, picture.height);
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return blob && blob.size < file.size ? new File([blob], jpegName(file.name), { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
