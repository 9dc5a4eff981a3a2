import { describe, expect, it } from "vitest";
import { z } from "zod";
import { composedSchema } from "../requests/page/composed";
import { readStored } from "./read-stored";

const fields = z.record(z.string(), z.string());

describe("what lies in the browser's store", () => {
  it("is read as it was written", () => {
    expect(readStored(fields, JSON.stringify({ description: "Çukur", street: "" }))).toEqual({
      description: "Çukur",
      street: "",
    });
  });

  it.each([
    ["nothing", null],
    ["an empty text", ""],
    ["no JSON", "{description"],
    ["null", "null"],
    ["a list", '["Çukur"]'],
    ["a number", "12"],
    ["fields of another shape", '{"description":{"text":"Çukur"}}'],
  ])("is as if it were not there: %s", (_, text) => {
    expect(readStored(fields, text)).toBeNull();
  });

  it("may lack what a later build adds to the composer, and may not be of another shape", () => {
    expect(readStored(composedSchema, '{"text":"Ekip yolda."}')).toEqual({
      mode: "answer",
      text: "Ekip yolda.",
      files: [],
    });
    expect(readStored(composedSchema, '{"text":"Ekip yolda.","files":"x"}')).toBeNull();
    expect(readStored(composedSchema, '{"mode":"shout","text":""}')).toBeNull();
  });
});
