import { bodyUpTo } from "@/server/body";
import { DomainError } from "@/server/domain/errors";
import { DOORS, MOST_FIELD_BYTES } from "@/server/http/doors";

const PLAIN = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

export type SentFile = { name: string; bytes: Uint8Array };
/** The fields of a POST, and the files that were sent beside them. */
export type SentForm = { fields: URLSearchParams; files: SentFile[] };

/** The specification has forms url-encoded; clients that carry photographs send them as multipart. What stands in the address counts too; the form goes before it. */
export async function formOf(request: Request, query: URLSearchParams): Promise<SentForm> {
  const type = (request.headers.get("content-type") ?? "").trim();
  const said = type.toLowerCase();
  const { fields, files } = said.startsWith(PLAIN)
    ? { fields: new URLSearchParams(utf8(await bodyOf(request, MOST_FIELD_BYTES))), files: [] }
    : said.startsWith(MULTIPART)
      ? await multipart(await bodyOf(request, DOORS.open311.most), type)
      : refuse("formOnly");
  return { fields: new URLSearchParams([...fields, ...query]), files };
}

async function bodyOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  return (await bodyUpTo(request, most)) ?? refuse("formTooLong");
}

async function multipart(raw: Uint8Array<ArrayBuffer>, type: string): Promise<SentForm> {
  const data = await new Response(raw, { headers: { "content-type": type } })
    .formData()
    .catch(() => refuse("formUnreadable"));
  const fields = new URLSearchParams();
  const files: SentFile[] = [];
  let size = 0;
  for (const [name, value] of data) {
    if (typeof value === "string") {
      size += Buffer.byteLength(name) + Buffer.byteLength(value);
      if (size > MOST_FIELD_BYTES) refuse("formTooLong");
      // A field in another encoding was read with this sign in place of what it said.
      if (value.includes("\uFFFD")) refuse("notUtf8");
      fields.append(name, value);
    } else if (value.size > 0) files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { fields, files };
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
