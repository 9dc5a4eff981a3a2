import { z } from "zod";
import { DomainError, notFound } from "@/server/domain/errors";
import { hasScope } from "@/server/policies/can";
import { isMadeForAll } from "@/server/policies/present";
import { notePersonalRead } from "@/server/services/api/personal";
import { idOf } from "@/server/services/api/read-request";
import { attach } from "@/server/services/attachments/attach";
import { readAttachment } from "@/server/services/attachments/read";
import { upload } from "@/server/services/attachments/upload";
import { operation } from "../operation";
import { none, numberIn } from "../schemas/common";
import { standing } from "../schemas/request";
import { standingOf } from "../stand";

const name = z.string().trim().min(1).max(200).default("dosya");
const uploaded = z.object({ token: z.string(), name: z.string(), pending: z.boolean() }).meta({ id: "UploadedFile" });

export const files = [
  operation({
    id: "uploadFile",
    tag: "files",
    method: "POST",
    path: "/files",
    scopes: ["requests:write"],
    params: none,
    query: z.strictObject({ name }),
    body: "file",
    status: 201,
    answer: uploaded,
    run: async ({ ctx, query, body }) => ({ value: await upload(ctx, { name: query.name, bytes: body.bytes }) }),
  }),
  operation({
    id: "attachFile",
    tag: "files",
    method: "POST",
    path: "/requests/{number}/attachments",
    scopes: ["requests:write"],
    params: z.object({ number: numberIn }),
    query: z.strictObject({ name }),
    body: "file",
    status: 201,
    answer: standing,
    async run(call) {
      const { ctx, query, body } = call;
      const id = await idOf(ctx, call.params.number);
      const { token } = await upload(ctx, { name: query.name, bytes: body.bytes });
      await attach(ctx, { id, files: [token] });
      return standingOf(call, id);
    },
    again: standingOf,
  }),
  operation({
    id: "downloadFile",
    tag: "files",
    method: "GET",
    path: "/requests/{number}/attachments/{id}",
    scopes: ["requests:read"],
    params: z.object({
      number: numberIn,
      id: z
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .transform(Number),
    }),
    query: z.strictObject({ variant: z.enum(["full", "thumb"]).default("full") }),
    body: null,
    status: 200,
    answer: "file",
    async run({ ctx, params, query }) {
      const requestId = await idOf(ctx, params.number);
      const known = await ctx.db.attachment.findFirst({
        where: { id: params.id, requestId },
        select: {
          by: true,
          state: true,
          mime: true,
          createdAt: true,
          request: { select: { status: true, answeredAt: true } },
        },
      });
      if (!known) throw notFound("file");
      if (!isMadeForAll(known, known.request)) {
        if (!hasScope(ctx.actor, "personal:read"))
          throw new DomainError("FORBIDDEN", "scopeMissing", { scope: "personal:read" });
        await notePersonalRead(ctx, requestId, { what: "file" });
      }
      return { file: await readAttachment(ctx, { id: params.id, variant: query.variant }) };
    },
  }),
];
