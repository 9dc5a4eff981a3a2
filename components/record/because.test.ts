import { describe, expect, it } from "vitest";
import { spokenFor, wordsFor } from "./because";

const TEXT = "Sokağın köşesindeki Rögar kapağı kırılmış, üstüne tahta koymuşlar.";

describe("the words that speak for a subject", () => {
  it("are shown as they stand in the text", () => {
    expect(wordsFor(TEXT, "rogar kapa")).toBe("Rögar kapağı");
    expect(wordsFor(TEXT, "kiril")).toBe("kırılmış");
    expect(wordsFor(TEXT, "cukur")).toBeNull();
  });

  it("are said once, the longest first", () => {
    expect(spokenFor(TEXT, ["rogar kapa", "rogar", "tahta"])).toEqual(["Rögar kapağı", "tahta"]);
  });
});
