import { appendFileSync, chmodSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { logSender } from ".";

const newFile = () => join(mkdtempSync(join(tmpdir(), "cozum-sms-")), "deep", "sms.jsonl");
const message = (id: number) => ({ id, address: "+905000000014", body: `Başvurunuz alındı: 2026-00000${id}` });
const NOW = new Date("2026-01-19T08:00:00Z");
const asked = (...ids: number[]) => ids.map((id) => ({ id, vendorId: null, address: "+905000000014", takenAt: NOW }));
const lines = (file: string) => readFileSync(file, "utf8").trimEnd().split("\n");

it("writes each message as one line, whoever sends at the same time", async () => {
  const file = newFile();
  const sender = logSender(file);
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map((id) => sender.send(message(id))));
  expect(outcomes).toEqual(["1", "2", "3", "4", "5"].map((vendorId) => ({ kind: "accepted", vendorId })));
  expect(lines(file).map((line) => JSON.parse(line))).toEqual([1, 2, 3, 4, 5].map(message));
});

it("keeps what people are told from everybody else on the machine, also in a file that was open", async () => {
  const file = newFile();
  await logSender(file).send(message(1));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o644);
  await logSender(file).send(message(2));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("tells from the file which messages were taken, also another process's and after a torn line", async () => {
  const file = newFile();
  await logSender(file).send(message(1));
  appendFileSync(file, '{"id":2,"addr');
  await logSender(file).send(message(3));
  const report = await logSender(file).report?.(asked(1, 2, 3), NOW);
  expect(report).toEqual(
    new Map([
      [1, { kind: "accepted", vendorId: "1" }],
      [2, { kind: "retry", reason: "notTaken" }],
      [3, { kind: "accepted", vendorId: "3" }],
    ]),
  );
});

it("does not claim a message that could not be written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cozum-sms-"));
  expect(await logSender(folder).send(message(1))).toEqual({ kind: "unknown", reason: "notWritten" });
  expect(await logSender(newFile()).report?.(asked(1), NOW)).toEqual(
    new Map([[1, { kind: "retry", reason: "notTaken" }]]),
  );
});
