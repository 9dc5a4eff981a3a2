import { serve } from "@/server/api/serve";
import type { Db } from "@/server/db";
import type { RoleIn } from "@/server/domain/actor";
import { SCOPES, type Scope } from "@/server/domain/scopes";
import { issueKey } from "@/server/services/api/keys";
import { as, type Cast, MONDAY } from "./municipality";

export type Asked = { body?: unknown; raw?: Uint8Array | string; headers?: Record<string, string>; now?: Date };

/** Issues a key as an administrator does. */
export async function makeKey(
  db: Db,
  cast: Cast,
  given: { roles?: RoleIn[]; scopes?: readonly Scope[]; name?: string; rate?: number; networks?: string[] } = {},
) {
  const { roles = [{ role: "agent", departmentId: null }], scopes = SCOPES, name = "Örnek CRM", rate = 10_000 } = given;
  const ctx = await as(db, cast.admin);
  return issueKey(ctx, { name, roles, scopes: [...scopes], lastDay: null, networks: given.networks ?? [], rate });
}

/** Calls the API's door as another system does over HTTP. */
export const caller =
  (db: Db, key: string | null) =>
  (method: string, path: string, { body, raw, headers = {}, now = MONDAY }: Asked = {}): Promise<Response> => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = new Request(`https://ornek.bel.tr/api/v1${path}`, {
      method,
      headers: {
        "accept-language": "en",
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(content !== undefined && { body: content as BodyInit }),
    });
    return serve(request, db, now);
  };
export type Api = ReturnType<typeof caller>;
