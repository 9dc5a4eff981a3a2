import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "cozum-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

let tally: typeof import("./tally.mjs");
beforeEach(async () => {
  vi.resetModules();
  tally = await import("./tally.mjs");
});

function report(content: unknown) {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const vitest = (...statuses: string[]) =>
  report({ testResults: [{ name: "a", assertionResults: statuses.map((status) => ({ fullName: "b", status })) }] });

it("counts each check and each test as one, a skipped test as failed", () => {
  tally.pass("lint");
  tally.countVitest(vitest("passed", "failed", "passed", "pending"), 1, "tests");
  expect(tally.summary()).toBe("3 passed, 2 failed");
});

it("says what this machine could not do, beside what passed and failed", () => {
  tally.pass("lint");
  tally.leaveOut("Kannel", "the system has no package of it");
  expect(tally.leftOut()).toEqual(["Kannel: the system has no package of it"]);
  expect(tally.summary()).toBe("1 passed, 0 failed, 1 left out");
});

it("counts browser tests in nested groups, one for each project", () => {
  const spec = (...statuses: string[]) => ({
    file: "x",
    title: "y",
    tests: statuses.map((status) => ({ status, projectName: "desktop" })),
  });
  const suites = [{ specs: [spec("expected")], suites: [{ specs: [spec("unexpected", "expected", "skipped")] }] }];
  tally.countPlaywright(report({ suites }), 1, "journeys");
  expect(tally.summary()).toBe("2 passed, 2 failed");
});

it.each([
  ["wrote no report", join(folder, "none.json"), 0],
  ["ran no test", vitest(), 0],
  ["failed outside its tests", vitest("passed"), 1],
])("counts a runner that %s as failed", (_, file, code) => {
  tally.countVitest(file, code, "tests");
  expect(tally.failures()).toEqual(["tests"]);
});
