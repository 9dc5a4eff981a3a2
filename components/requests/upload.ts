/** A file on the server that belongs to no request yet; the token ties it, `thumb` shows it small. */
export type UploadedFile = { token: string; name: string; thumb: string };

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
 * Uploads one file after the other; `onProgress` tells which, and how much of it from 0 to 1.
 * Throws UploadError at the first that is not taken; `onUploaded` has been told of those before it.
 */
export async function uploadFiles(
  files: readonly File[],
  { onProgress, onUploaded }: { onProgress?: (at: Progress) => void; onUploaded?: (file: UploadedFile) => void } = {},
): Promise<UploadedFile[]> {
  const uploaded: UploadedFile[] = [];
  for (const [index, file] of files.entries()) {
    const done = await send(file, (part) => onProgress?.({ file, index, part }));
    uploaded.push(done);
    onUploaded?.(done);
  }
  return uploaded;
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
