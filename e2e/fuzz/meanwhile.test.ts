import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { checkInstants } from "@/server/instants";
import { writeSheet } from "@/server/integrations/sheet";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";
import { root } from "../../scripts/lib/processes.mjs";
import { signedIn } from "../burst/staff";
import { startInstance, stopInstances } from "../deploy/instance";
import { startProbes } from "../deploy/probes";

/** `npm run fuzz` sets it; then the times are printed. */
const measured = process.env.FUZZ_INPUTS !== undefined;
const ROWS = 5000;
const PHOTOS = 20;

afterAll(stopInstances);

const { db, url } = await testDatabase();
await checkInstants(url);
const cast = await makeMunicipality(db);

const wordsSchema = z.object({ file: z.object({ columns: z.record(z.string(), z.string()) }) });
const heads = Object.values(
  wordsSchema.parse(JSON.parse(readFileSync(join(root, "messages/tr/handover.json"), "utf8"))).file.columns,
);

/** As many rows as may come back, each with a text that does not pack well. */
const spreadsheet = () =>
  writeSheet(
    "xlsx",
    heads.map((head) => ({ head, width: 20 })),
    Array.from({ length: ROWS }, (_, row) =>
      heads.map((_head, column) =>
        column === 0 ? `2026-${String(row + 1).padStart(6, "0")}` : randomBytes(60).toString("base64"),
      ),
    ),
  );

/** 12 megapixels, as a telephone takes them. */
const photograph = (shade: number) =>
  sharp({
    create: {
      width: 4032,
      height: 3024,
      channels: 3,
      background: { r: shade, g: 90, b: 60 },
      noise: { type: "gaussian", mean: 128, sigma: 8 },
    },
  })
    .jpeg({ quality: 80 })
    .toBuffer();

it("answers health and a page of staff while the largest spreadsheet and twenty photographs are read", async () => {
  const product = await startInstance(url, ["web"]);
  await expect.poll(() => product.get("/api/health"), { timeout: 120_000, interval: 200 }).toBe(200);
  const { headers } = await signedIn(db, cast.manager.staffId);
  const cookie = headers.cookie ?? "";
  const [sheet, photo] = await Promise.all([spreadsheet(), photograph(200)]);
  // What differs is the end, which a decoder does not look at: each is another file.
  const photos = Array.from({ length: PHOTOS }, (_, at) => new Uint8Array(Buffer.concat([photo, Buffer.of(at)])));
  for (const path of ["/account", "/basvuru", "/api/health/live"])
    await fetch(`${product.address}${path}`, { headers: { cookie, connection: "close" } }).then((answer) =>
      answer.arrayBuffer(),
    );

  const probes = startProbes({ web: product }, { cookie });
  const send = (path: string, body: Uint8Array<ArrayBuffer>) =>
    fetch(`${product.address}${path}`, { method: "POST", headers: { cookie, "x-file-name": "ornek" }, body });
  const begun = performance.now();
  const statuses = await Promise.all([
    send(`/api/handovers/${cast.izsu.id}`, sheet),
    ...photos.map((one) => send("/api/attachments", one)),
  ]).then((answers) => answers.map(({ status }) => status));
  const ended = performance.now();
  await probes.stop();
  const meanwhile = probes.probes.filter((probe) => probe.begun >= begun && probe.ended <= ended);
  const times = (path: string) =>
    meanwhile.filter((probe) => probe.path === path).map((probe) => probe.ended - probe.begun);
  if (measured)
    for (const path of new Set(meanwhile.map((probe) => probe.path))) {
      const sorted = times(path).toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(0);
      process.stdout.write(
        `${path}: ${sorted.length} answers, median ${at(0.5)} ms, 95% ${at(0.95)} ms, worst ${at(1)} ms\n`,
      );
    }
  expect(statuses).toEqual(Array(PHOTOS + 1).fill(200));
  expect(meanwhile.filter(({ ok }) => !ok)).toEqual([]);
  for (const path of ["/api/health/live", "/account"]) expect(times(path)).not.toEqual([]);
}, 600_000);
