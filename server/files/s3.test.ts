import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { startS3 } from "@/server/testing/s3";
import { s3Store } from "./s3";

const KEYS = { bucket: "ekler", region: "eu-central-1", accessKeyId: "sample-key", secretAccessKey: "sample-secret" };
const s3 = await startS3(KEYS);
afterAll(() => s3.stop());

const bytes = new Uint8Array(Array.from({ length: 70_000 }, (_, i) => i % 251));
const key = `${"ab".repeat(32)}.jpg`;

it("keeps what it was given, and knows what is not there", async () => {
  const store = s3Store({ endpoint: s3.endpoint, ...KEYS });
  expect(await store.read(key)).toBeNull();
  await store.write(key, bytes);
  await store.write(key, bytes);
  expect(await store.read(key)).toEqual(bytes);
  expect([...s3.objects.keys()]).toEqual([key]);
  await store.remove(key);
  await store.remove(key);
  expect(await store.read(key)).toBeNull();
});

it.each([
  ["another secret", { secretAccessKey: "wrong" }],
  ["another bucket", { bucket: "baska" }],
])("throws, and does not say that a file is not there, with %s", async (_, wrong) => {
  const store = s3Store({ endpoint: s3.endpoint, ...KEYS, ...wrong });
  await expect(store.read(key)).rejects.toThrow();
  await expect(store.write(key, bytes)).rejects.toThrow();
  await expect(store.remove(key)).rejects.toThrow();
});

it.each([
  ["never answers", (): void => undefined],
  [
    "stops in the middle of a file",
    (answer: ServerResponse) => answer.writeHead(200, { "content-length": 100 }).write("x"),
  ],
])("throws where a store %s", async (_, answers) => {
  const quiet = createServer((_, answer) => void answers(answer));
  await new Promise<void>((listening) => quiet.listen(0, "127.0.0.1", listening));
  const { port } = quiet.address() as AddressInfo;
  const store = s3Store({ ...KEYS, endpoint: `http://127.0.0.1:${port}` }, 30);
  await expect(store.read(key)).rejects.toThrow();
  quiet.closeAllConnections();
  await new Promise((closed) => quiet.close(closed));
});
