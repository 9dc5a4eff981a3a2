import { describe, expect, it } from "vitest";
import { directionsHref, isApple } from "./directions";

const address = "Ataşehir, 8780/3 Sokak No 2";
const known = { latitude: 38.4911, longitude: 27.0512, address };
const unknown = { latitude: null, longitude: null, address };

describe("the way to a place", () => {
  it("leads to the point where it is known, else to the address", () => {
    expect(directionsHref(known, false)).toBe("geo:38.4911,27.0512?q=38.4911,27.0512");
    expect(directionsHref(unknown, false)).toBe("geo:0,0?q=Ata%C5%9Fehir%2C%208780%2F3%20Sokak%20No%202");
  });

  it("is told to Apple's map in its own words", () => {
    expect(directionsHref(known, true)).toBe("maps:?daddr=38.4911,27.0512");
    expect(isApple("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)")).toBe(true);
    expect(isApple("Mozilla/5.0 (Linux; Android 14)")).toBe(false);
  });

  it("is nowhere where nothing is known", () => {
    expect(directionsHref({ ...unknown, address: "" }, false)).toBeNull();
  });
});
