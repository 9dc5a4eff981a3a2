import type { Channel } from "@/server/domain/channel";

/** Why a file was not taken: a key of messages/<locale>/errors.json. */
export class SendError extends Error {
  constructor(readonly key: string) {
    super(key);
    this.name = "SendError";
  }
}

/** Brings a file of CİMER's to the server; `onPart` tells how much of it from 0 to 1. Gives the import's id. */
export const sendFile = (file: File, channel: Channel, onPart: (part: number) => void): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open("POST", `/api/cimer/files?channel=${channel}`);
    call.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    call.setRequestHeader("content-type", "application/octet-stream");
    call.responseType = "json";
    call.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    call.onerror = () => reject(new SendError("uploadBroken"));
    call.onload = () => {
      if (call.status === 200) resolve(Number(call.response?.id));
      else reject(new SendError(String(call.response?.key ?? "uploadBroken")));
    };
    call.send(file);
  });
