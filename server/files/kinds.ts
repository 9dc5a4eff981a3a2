import { fileTypeFromBuffer } from "file-type";

/** What a file may be, by its bytes and never by its name. */
export type FileKind = { mime: string; extension: string; picture: boolean };

/** Drawn anew before they are kept, whatever they came as; `picture` of a kind. */
const PICTURES = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif", "image/tiff"];

/**
 * Pictures of iPhones: decoding takes a second and a few hundred megabytes, so that they lie as they came until a job has drawn them
 * anew, and nobody is shown them before.
 */
const HEIC = ["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"];
const RAW_MIME = "image/heic";

/** Whether a file of this type is still to be converted. */
export const isRaw = (mime: string): boolean => mime === RAW_MIME;

const DOCUMENT = "application/pdf";

/** What citizens send in chats and by letter: kept as it is, given to be saved and never opened as a page of ours. */
const SENT: Record<string, string> = {
  "audio/ogg": "ogg",
  "audio/ogg; codecs=opus": "ogg",
  "audio/mpeg": "mp3",
  "audio/x-m4a": "m4a",
  "audio/mp4": "m4a",
  "audio/aac": "aac",
  "audio/amr": "amr",
  "video/mp4": "mp4",
  "video/3gpp": "3gp",
  "video/3gpp2": "3gp",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.oasis.opendocument.text": "odt",
};

/** A store key's ending tells what lies under it. */
export const MIME_OF: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  webp: "image/webp",
  heic: RAW_MIME,
  pdf: DOCUMENT,
  ...Object.fromEntries(
    Object.entries(SENT)
      .filter(([mime]) => !mime.includes(";"))
      .map(([mime, extension]) => [extension, mime]),
  ),
};

/** `form`: what a form takes, pictures and PDF. `chat`: sound, film and letters too. */
export type Door = "form" | "chat";

/** Null where it is nothing that is kept. */
export async function kindOf(bytes: Uint8Array, door: Door): Promise<FileKind | null> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime === undefined) return null;
  if (PICTURES.includes(mime)) return { mime, extension: "jpg", picture: true };
  if (HEIC.includes(mime)) return { mime: RAW_MIME, extension: "heic", picture: false };
  if (mime === DOCUMENT) return { mime, extension: "pdf", picture: false };
  const extension = door === "chat" ? SENT[mime] : undefined;
  return extension ? { mime: MIME_OF[extension] ?? mime, extension, picture: false } : null;
}
