import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";

/** Several parts are more than any form of ours has. */
const MOST_PARTS = 500;
const MOST_NAME_BYTES = 200;

export type FilePart = { field: string; name: string; type: string; bytes: Uint8Array<ArrayBuffer> };
export type Form = { fields: [string, string][]; files: FilePart[] };

/** Why a form is not read: `tooLarge` above its bounds, `unreadable` where it is none. */
export class FormRefused extends Error {
  constructor(readonly reason: "tooLarge" | "unreadable") {
    super(`The form is ${reason}`);
    this.name = "FormRefused";
  }
}

type Bounds = {
  /** Bytes of the whole body. */
  most: number;
  /** Bytes of all names and values that are no files. */
  mostFields: number;
  /** Sees what has come after each piece of the body, with how many bytes that is; what it throws ends the reading. */
  meanwhile?: (form: Form, bytes: number) => Promise<void>;
};

/**
 * A `multipart/form-data` body, read while it comes: parsing one of 84 MB at once would hold the event loop for most of a second.
 * Throws FormRefused.
 */
export async function readMultipart(request: Request, { most, mostFields, meanwhile }: Bounds): Promise<Form> {
  const form: Form = { fields: [], files: [] };
  const failed: { reason?: FormRefused["reason"] } = {};
  const parser = parserOf(request);
  const ended = new Promise<void>((done) => {
    parser.once("finish", done);
    parser.on("error", () => {
      failed.reason ??= "unreadable";
      done();
    });
  });
  let left = mostFields;
  parser.on("field", (name, value, nameCut, valueCut) => {
    left -= Buffer.byteLength(name) + Buffer.byteLength(value);
    if (left < 0 || nameCut || valueCut) failed.reason ??= "tooLarge";
    else form.fields.push([name, value]);
  });
  parser.on("file", (field: string, stream: BusboyFileStream, name: string | undefined, _, type: string) => {
    const pieces: Buffer[] = [];
    stream.on("data", (piece: Buffer) => void pieces.push(piece));
    stream.on("error", () => {
      failed.reason ??= "unreadable";
    });
    stream.on("end", () => {
      form.files.push({ field, name: unescaped(name ?? ""), type, bytes: new Uint8Array(Buffer.concat(pieces)) });
    });
  });
  for (const limit of ["partsLimit", "fieldsLimit", "filesLimit"] as const)
    parser.on(limit, () => {
      failed.reason ??= "tooLarge";
    });
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > most) throw new FormRefused("tooLarge");
    await new Promise<void>((written) => parser.write(piece, () => written()));
    if (failed.reason) throw new FormRefused(failed.reason);
    await meanwhile?.(form, bytes);
  }
  parser.end();
  await ended;
  if (failed.reason) throw new FormRefused(failed.reason);
  return form;
}

function parserOf({ headers }: Request): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": headers.get("content-type") ?? "" },
      limits: { parts: MOST_PARTS, fieldNameSize: MOST_NAME_BYTES, headerPairs: 20 },
    });
  } catch {
    throw new FormRefused("unreadable");
  }
}

/** Browsers write a quotation mark and line ends in a name so (HTML, multipart/form-data encoding algorithm). */
const unescaped = (name: string): string =>
  name.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
