import { notFound } from "@/server/domain/errors";
import { rowId } from "@/server/domain/number";
import { route } from "@/server/http/route";
import { contextOfRequest } from "@/server/rsc";
import { noteFileRead } from "@/server/services/access-log/files";
import { readAttachment } from "@/server/services/attachments/read";
import { addressOf } from "@/server/services/limits/address";
import { fileAnswer } from "../answers";

/** `?v=thumb`: the small picture. `?code=`: asked by the holder of a tracking code, and not by who may be signed in. */
export const GET = route<{ id: string }>(async (request, { params }) => {
  const id = rowId((await params).id);
  if (id === null) throw notFound("file");
  const query = new URL(request.url).searchParams;
  const code = query.get("code");
  const address = addressOf(request.headers);
  const ctx = await contextOfRequest();
  const file = await readAttachment(code ? { ...ctx, actor: { kind: "citizen", trackingCode: code, address } } : ctx, {
    id,
    variant: query.get("v") === "thumb" ? "thumb" : "full",
  });
  if (!code) noteFileRead(ctx, file);
  return fileAnswer(file, request.headers);
});
