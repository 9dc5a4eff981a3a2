import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { EICAR, startClamd } from "@/server/testing/clamd";
import { isInfected } from "./clamd";

const clamd = await startClamd();
afterAll(() => clamd.stop());

/** The environment is read once a process, so each test has the scanner of its own. */
async function scanner(host: string) {
  vi.resetModules();
  vi.stubEnv("CLAMAV_HOST", host);
  vi.stubEnv("CLAMAV_PORT", String(clamd.port));
  Reflect.deleteProperty(globalThis, "cozum");
  return (await import("./scan")).scan;
}
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(() => {
  clamd.state.silent = false;
  clamd.state.holding = false;
});

it("looks at nothing where none is set up", async () => {
  await expect((await scanner(""))(bytes(EICAR))).resolves.toBeUndefined();
});

it("lets through what is clean, refuses what is infected", async () => {
  const scan = await scanner("127.0.0.1");
  await expect(scan(bytes("çukur"))).resolves.toBeUndefined();
  await expect(scan(new Uint8Array(3_000_000))).resolves.toBeUndefined();
  await expect(scan(bytes(`PDF ${EICAR}`))).rejects.toMatchObject({ key: "fileInfected" });
});

it("keeps nothing that was not looked at", async () => {
  const scan = await scanner("127.0.0.1");
  clamd.state.silent = true;
  await expect(scan(bytes("çukur"))).rejects.toMatchObject({ code: "UNAVAILABLE", key: "fileNotScanned" });
});

it("waits for a scanner that says nothing only so long", async () => {
  clamd.state.holding = true;
  const at = { host: "127.0.0.1", port: clamd.port, timeoutMs: 50 };
  await expect(isInfected(at, bytes("çukur"))).rejects.toMatchObject({ name: "AbortError" });
});
