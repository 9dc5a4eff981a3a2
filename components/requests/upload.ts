/** A file on the server that belongs to no request yet; the token ties it. `pending`: there is nothing to show of it yet. */
export type UploadedFile = { token: string; name: string; pending: boolean };

/** The small picture of an uploaded file. */
export const thumbOf = ({ token }: UploadedFile): string => `/api/attachments?token=${encodeURIComponent(token)}`;

/** Why a file was not taken: a key and values for messages/<locale>/errors.json. */
export class UploadError extends Error {
  constructor(
    readonly file: File,
    readonly key: string,
    readonly params: Record<string, string | number> = {},
  ) {
    super(key);
    this.name = "UploadError";
  }
}

export type Progress = { file: File; index: number; part: number };

/**
 * Uploads one file after the other; `onProgress` tells which, and how much of it from 0 to 1. Gives an error for each that was not
 * taken, in order; `onUploaded` is told of all others.
 */
export async function uploadFiles(
  files: readonly File[],
  { onProgress, onUploaded }: { onProgress?: (at: Progress) => void; onUploaded?: (file: UploadedFile) => void } = {},
): Promise<UploadError[]> {
  const refused: UploadError[] = [];
  for (const [index, file] of files.entries()) {
    try {
      onUploaded?.(await send(file, (part) => onProgress?.({ file, index, part })));
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      refused.push(error);
    }
  }
  return refused;
}

const send = (file: File, onPart: (part: number) => void): Promise<UploadedFile> =>
  new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open("POST", "/api/attachments");
    call.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    call.setRequestHeader("content-type", "application/octet-stream");
    call.responseType = "json";
    call.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    call.onerror = () => reject(new UploadError(file, "uploadBroken"));
    call.onload = () => {
      if (call.status === 200) resolve(call.response);
      else reject(new UploadError(file, call.response?.key ?? "uploadBroken", call.response?.params));
    };
    call.send(file);
  });
