import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { Prisma } from "./db";
import { inScope, log, logError, requestId, withoutValues } from "./log";

const written: string[] = [];
beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => written.push(String(chunk)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  written.length = 0;
});
const lineSchema = z.looseObject({ time: z.iso.datetime({ offset: true }), level: z.string(), event: z.string() });
const lines = () =>
  written.flatMap((text) => text.trimEnd().split("\n")).map((line) => lineSchema.parse(JSON.parse(line)));

describe("a line", () => {
  it("has its time, with a zone, and the request or the job in whose course it was written", async () => {
    log("info", "outside");
    await inScope({ request: "7K3M9QPX2D" }, async () => {
      await new Promise(setImmediate);
      log("warn", "webhook.refused", { vendor: "whatsapp" });
      expect(requestId()).toBe("7K3M9QPX2D");
    });
    inScope({ job: "12", task: "fetch-media" }, () => log("info", "inside"));
    expect(lines()).toEqual([
      { time: expect.any(String), level: "info", event: "outside" },
      { time: expect.any(String), level: "warn", event: "webhook.refused", request: "7K3M9QPX2D", vendor: "whatsapp" },
      { time: expect.any(String), level: "info", event: "inside", job: "12", task: "fetch-media" },
    ]);
    expect(requestId()).toBeNull();
  });

  it("is one line for an error, however many its stack has", () => {
    logError("api", new Error("first\nsecond"));
    expect(written).toHaveLength(1);
    expect(written[0]?.match(/\n/g)).toHaveLength(1);
    expect(lines()[0]).toMatchObject({ name: "Error", message: "second", stack: expect.stringMatching(/^at /) });
  });
});

describe("what an error says", () => {
  it.each([
    ["duplicate key (phone)=(+90 532 111 22 33)", "duplicate key (phone)=(…)"],
    ["ornek.vatandas@example.com cannot be reached", "… cannot be reached"],
    ["invalid number 10000000146", "invalid number …"],
    ["Request 2026-001234 was changed", "Request 2026-001234 was changed"],
    [
      `Unexpected token 'M', "Merhaba, ben Örnek Vatandaş 14"... is not valid JSON`,
      "Unexpected token …, …... is not valid JSON",
    ],
    ['invalid input syntax for type integer: "Örnek Sokak"', "invalid input syntax for type integer: …"],
    ['relation "request_event" does not exist', 'relation "request_event" does not exist'],
    ['column "Örnek said "ışık" to us', "column …ışık…"],
    ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED 127.0.0.1:5432"],
  ])("is told without a person's data: %s", (said, told) => expect(withoutValues(said)).toBe(told));

  it("is written once, however many doors it passes", () => {
    const error = new Error("no room");
    logError("store.failed", error);
    logError("form.failed", error);
    expect(lines().map(({ event }) => event)).toEqual(["store.failed"]);
  });

  it("is without them in every line that has a message", () => {
    log("error", "inbox.notFetched", { vendor: "netgsm", message: 'no such message: "Merhaba"' });
    expect(lines()[0]).toMatchObject({ message: "no such message: …" });
  });

  it("is told of Prisma's refusals without the values of the call", () => {
    const error = new Prisma.PrismaClientValidationError(
      'Invalid `db.citizen.create()` invocation:\n\n{ data: { name: "Örnek Vatandaş 14" } }\n\nArgument `id` is missing.',
      { clientVersion: "7" },
    );
    logError("trpc", error);
    expect(written.join("")).not.toContain("Vatandaş");
    expect(lines()[0]).toMatchObject({ message: "Argument `id` is missing." });
  });
});
