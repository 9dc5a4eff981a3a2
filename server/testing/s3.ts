import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** An S3-compatible store on this machine that takes only what is signed by AWS Signature Version 4 for its one bucket. */
export async function startS3(settings: {
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}) {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const refuse = (status: number, code: string) =>
      response
        .writeHead(status, { "content-type": "application/xml" })
        .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    if (!isSigned(request, body, settings)) return refuse(403, "SignatureDoesNotMatch");
    const [, bucket, key = ""] = /^\/([^/]+)\/([^?]+)/.exec(request.url ?? "") ?? [];
    if (bucket !== settings.bucket) return refuse(404, "NoSuchBucket");
    if (request.method === "PUT") {
      objects.set(key, contentOf(request, body));
      return response.writeHead(200, { etag: '"0"' }).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    const found = objects.get(key);
    return found
      ? response.writeHead(200, { "content-length": found.byteLength }).end(found)
      : refuse(404, "NoSuchKey");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    stop: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: Buffer | string, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** The canonical request and the string to sign, as AWS describes them. */
function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { region, accessKeyId, secretAccessKey }: { region: string; accessKeyId: string; secretAccessKey: string },
): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!given) return false;
  const [, id, day = "", zone, names = "", signature] = given;
  const payload = String(request.headers["x-amz-content-sha256"]);
  if (id !== accessKeyId || zone !== region) return false;
  if (/^[0-9a-f]{64}$/.test(payload) && payload !== sha256(body)) return false;
  const { pathname, searchParams } = new URL(request.url ?? "", "http://store");
  const canonical = [
    request.method,
    pathname,
    [...searchParams]
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .sort()
      .join("&"),
    ...names.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}`),
    "",
    names,
    payload,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), "s3"), "aws4_request");
  return hmac(key, text).toString("hex") === signature;
}

/** A body in chunks with a checksum behind it is put together again. */
function contentOf(request: IncomingMessage, body: Buffer): Buffer {
  if (request.headers["content-encoding"] !== "aws-chunked") return body;
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.toString("latin1", at, line), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
