/** Counts what passed and failed: each check is one, each test of a test runner is one. */
import { existsSync, readFileSync } from "node:fs";

const passed = [];
const failed = [];
const left = [];

export const pass = (title) => passed.push(title);
export const fail = (title) => failed.push(title);
export const failures = () => failed;
/** What this machine cannot do is said, and neither passed nor failed. */
export const leaveOut = (title, reason) => left.push(`${title}: ${reason}`);
export const leftOut = () => left;
export const summary = () =>
  [`${passed.length} passed`, `${failed.length} failed`, ...(left.length > 0 ? [`${left.length} left out`] : [])].join(
    ", ",
  );

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

function count(tests, code, title) {
  for (const { name, ok } of tests) ok ? pass(name) : fail(name);
  // It broke outside a test, or had none to run.
  if (tests.length === 0 || (code !== 0 && tests.every(({ ok }) => ok))) fail(title);
}

/** A skipped test is a failed one: nothing here may be left out. */
export function countVitest(file, code, title) {
  const suites = read(file)?.testResults ?? [];
  const tests = suites.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ name: `${name} › ${fullName}`, ok: status === "passed" })),
  );
  count(tests, code, title);
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

export function countPlaywright(file, code, title) {
  const specs = (read(file)?.suites ?? []).flatMap(specsOf);
  const tests = specs.flatMap((spec) =>
    spec.tests.map(({ status, projectName }) => ({
      name: `${spec.file} › ${spec.title} (${projectName})`,
      ok: status === "expected",
    })),
  );
  count(tests, code, title);
}
