import { describe, expect, it } from "vitest";
import { fitted, shrink } from "./shrink";

describe("a photograph before it travels", () => {
  it.each([
    [4000, 3000, 1600, 1200],
    [3000, 4000, 1200, 1600],
    [1600, 900, 1600, 900],
    [640, 480, 640, 480],
  ])("%i × %i becomes %i × %i", (width, height, w, h) => {
    expect(fitted(width, height)).toEqual({ width: w, height: h });
  });

  it("stays as it is where it is light, is no picture, or cannot be drawn", async () => {
    const files = [
      new File(["x"], "light.png", { type: "image/png" }),
      new File([new Uint8Array(500_000)], "form.pdf", { type: "application/pdf" }),
      new File([new Uint8Array(500_000)], "broken.heic", { type: "image/heic" }),
    ];
    for (const file of files) expect(await shrink(file)).toBe(file);
  });
});
