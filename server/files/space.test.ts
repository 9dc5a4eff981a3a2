import { mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diskSpaceAt } from "./space";

it("is that of the disk, for a folder that is there and for one that is not made yet", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cozum-space-"));
  const { blocks, bsize } = statfsSync(folder);
  for (const asked of [folder, join(folder, "not", "yet")]) {
    const space = await diskSpaceAt(asked);
    expect(space?.totalBytes).toBe(blocks * bsize);
    expect(space?.freeBytes).toBeGreaterThan(0);
    expect(space?.freeBytes).toBeLessThanOrEqual(blocks * bsize);
  }
});
