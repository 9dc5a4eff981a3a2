import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Locale } from "@/messages";
import { WEBHOOK_EVENTS } from "@/server/domain/webhooks";
import { env } from "@/server/env";
import { sayIn } from "./language";
import { type Operation, TAGS } from "./operation";
import { OPERATIONS } from "./operations";
import { readable } from "./readable";
import { webhookPayload } from "./schemas/webhook";

const VERSION = "1.0.0";
const FILES = ["image/jpeg", "image/png", "image/webp", "application/pdf"];
const BYTES = { type: "string", format: "binary" } as const;

const problem = z
  .looseObject({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

/** The document of the API, made from the schemas that read its calls and shape its answers. */
export async function apiDocument(locale: Locale) {
  const say = await sayIn(locale);
  const t = (key: string): string => say(`apiDoc.${key}`);
  const document = createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: t("title"),
        version: VERSION,
        description: t("about"),
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: `${env.NEXTAUTH_URL.replace(/\/$/, "")}/api/v1` }],
      security: [{ key: [] }],
      tags: TAGS.map((name) => ({ name, description: t(`tags.${name}`) })),
      paths: pathsOf(t),
      webhooks: Object.fromEntries(
        WEBHOOK_EVENTS.map((event) => [
          event,
          {
            post: {
              operationId: event,
              summary: t(`events.${event.replace("request.", "")}`),
              requestBody: { required: true, content: { "application/json": { schema: webhookPayload } } },
              responses: { "204": { description: t("taken") } },
            },
          },
        ]),
      ),
      components: {
        securitySchemes: { key: { type: "http", scheme: "bearer", bearerFormat: "cm_…", description: t("key") } },
      },
    },
    { override: ({ jsonSchema, io }) => leaveOpen(jsonSchema, io) },
  );
  return readable(document, say);
}

function pathsOf(t: (key: string) => string): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of OPERATIONS) {
    const method = operation.method.toLowerCase() as "get" | "post" | "patch" | "delete";
    paths[operation.path] = { ...paths[operation.path], [method]: described(operation, t) };
  }
  return paths;
}

/** Statuses besides the usual one, each where it can be. */
function refusalsOf({ params, body, method, scopes, versioned }: Operation): number[] {
  const named = Object.keys(params.shape).length > 0;
  const written = method !== "GET";
  return [
    ...(body === null ? [] : [400]),
    401,
    ...(scopes.length > 0 ? [403] : []),
    ...(named ? [404] : []),
    ...(written ? [409] : []),
    ...(versioned ? [412] : []),
    ...(body === null ? [] : [413, 415]),
    422,
    429,
    500,
    ...(body === "file" ? [503] : []),
  ];
}

function described(operation: Operation, t: (key: string) => string): ZodOpenApiOperationObject {
  const { id, tag, scopes, params, query, body, method, versioned, answer, status, also = [] } = operation;
  const header = z.object({
    ...(method === "POST" && { "Idempotency-Key": z.string().max(255).optional() }),
    ...(versioned && { "If-Match": z.string().optional().meta({ example: '"7"' }) }),
  });
  const requestParams = Object.fromEntries(
    Object.entries({ path: params, query, header }).filter(([, schema]) => Object.keys(schema.shape).length > 0),
  );
  const content =
    body === "file"
      ? Object.fromEntries(FILES.map((mime) => [mime, { schema: BYTES }]))
      : body && { "application/json": { schema: body } };
  const usual = {
    description: t("statuses.ok"),
    ...(answer === "file" && { content: { "*/*": { schema: BYTES } } }),
    ...(answer !== null && answer !== "file" && { content: { "application/json": { schema: answer } } }),
  };
  return {
    operationId: id,
    tags: [tag],
    summary: t(`operations.${id}.summary`),
    description: t(`operations.${id}.description`),
    security: [{ key: [...scopes] }],
    requestParams,
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      ...Object.fromEntries([status, ...also].map((one) => [String(one), usual])),
      ...Object.fromEntries(
        refusalsOf(operation).map((one) => [
          String(one),
          { description: t(`statuses.${one}`), content: { "application/problem+json": { schema: problem } } },
        ]),
      ),
    },
  };
}

/** What is answered may have more fields tomorrow; what is asked may not. */
function leaveOpen(schema: { additionalProperties?: unknown }, io: "input" | "output"): void {
  if (io === "output" && schema.additionalProperties === false) delete schema.additionalProperties;
}
