import { bodyUpTo } from "@/server/body";
import { DomainError } from "@/server/domain/errors";
import { DOORS, MOST_FIELD_BYTES } from "@/server/http/doors";
import { FormRefused, readMultipart } from "@/server/http/multipart";

const PLAIN = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

export type SentFile = { name: string; bytes: Uint8Array };
/** The fields of a POST, and the files that were sent beside them. */
export type SentForm = { fields: URLSearchParams; files: SentFile[] };

/** Knows by the key who calls, and refuses who may not. */
export type Admit = (fields: URLSearchParams) => Promise<void>;

/**
 * The specification has forms url-encoded; clients that carry photographs send them as multipart. What stands in the address counts too;
 * the form goes before it. The key may be in the form: of a form of several parts no more is read than a form without photographs may
 * have until it has come, so whoever sends photographs puts it before them.
 */
export async function formOf(request: Request, query: URLSearchParams, admit: Admit): Promise<SentForm> {
  const said = (request.headers.get("content-type") ?? "").trim().toLowerCase();
  const beside = (fields: Iterable<[string, string]>) => new URLSearchParams([...fields, ...query]);
  if (said.startsWith(PLAIN)) {
    const raw = (await bodyUpTo(request, MOST_FIELD_BYTES)) ?? refuse("formTooLong");
    const fields = beside(new URLSearchParams(utf8(raw)));
    await admit(fields);
    return { fields, files: [] };
  }
  if (!said.startsWith(MULTIPART)) refuse("formOnly");
  let admitted = false;
  const form = await readMultipart(request, {
    most: DOORS.open311.most,
    mostFields: MOST_FIELD_BYTES,
    meanwhile: async ({ fields }, bytes) => {
      if (admitted || (bytes <= MOST_FIELD_BYTES && !fields.some(([name]) => name === "api_key"))) return;
      await admit(beside(fields));
      admitted = true;
    },
  }).catch((error: unknown) => {
    if (!(error instanceof FormRefused)) throw error;
    return refuse(error.reason === "tooLarge" ? "formTooLong" : "formUnreadable");
  });
  // A field in another encoding was read with this sign in place of what it said.
  if (form.fields.some(([, value]) => value.includes("\uFFFD"))) refuse("notUtf8");
  const fields = beside(form.fields);
  if (!admitted) await admit(fields);
  return { fields, files: form.files.filter(({ bytes }) => bytes.byteLength > 0) };
}

function refuse(key: string): never {
  throw new DomainError("INVALID", key);
}

function utf8(raw: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return refuse("notUtf8");
  }
}
