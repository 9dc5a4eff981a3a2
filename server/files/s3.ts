import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Store } from "./contract";

export type S3Settings = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** A store that says nothing for so long is taken for one that is down; by itself the client would wait for ever. */
const QUIET_MS = 20_000;

/** Any store that speaks S3. The bucket is in the path, as stores of one's own mostly want it. */
export function s3Store({ endpoint, region, bucket, ...credentials }: S3Settings, quietMs = QUIET_MS): Store {
  const requestHandler = { connectionTimeout: quietMs, socketTimeout: quietMs };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true, requestHandler });
  return {
    async write(key, bytes) {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentLength: bytes.byteLength }),
      );
    },
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return Body ? new Uint8Array(await Body.transformToByteArray()) : null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
