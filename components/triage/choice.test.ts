import { describe, expect, it } from "vitest";
import { choicesOf } from "./choice";

const suggestion = (categoryId: number, confidence: number, because = ["çukur"]) => ({
  categoryId,
  departmentId: categoryId * 10,
  institutionId: null,
  confidence,
  because,
});
const subjectOf = (id: number) => (id === 9 ? undefined : { departmentId: id * 10, institutionId: null });
const row = (categoryId: number | null, suggestedCategoryId: number | null, suggestedConfidence: number | null) => ({
  categoryId,
  suggestedCategoryId,
  suggestedConfidence,
});
const shown = (...given: Parameters<typeof choicesOf>) =>
  choicesOf(...given).map(({ categoryId, confidence, place }) => [place, categoryId, confidence]);

describe("what one may choose from", () => {
  it("begins with what was suggested at intake, by its own confidence, and goes on with the text's", () =>
    expect(shown(row(null, 1, 94), [suggestion(1, 90), suggestion(2, 4), suggestion(3, 2)], subjectOf)).toEqual([
      [0, 1, 94],
      [1, 2, 4],
      [2, 3, 2],
    ]));

  it("asks no confidence of what a person settled", () =>
    expect([
      shown(row(2, 1, 94), [suggestion(1, 90)], subjectOf),
      shown(row(1, 1, 94), [suggestion(1, 90)], subjectOf),
    ]).toEqual([
      [
        [0, 2, null],
        [1, 1, 90],
      ],
      [[0, 1, null]],
    ]));

  it("takes the text's where intake suggested nothing", () =>
    expect(shown(row(null, null, null), [suggestion(3, 61)], subjectOf)).toEqual([[0, 3, 61]]));

  it("is empty where nothing speaks for any subject", () =>
    expect(shown(row(null, null, null), [], subjectOf)).toEqual([]));

  it("leaves out a subject that is no longer there", () => expect(shown(row(null, 9, 94), [], subjectOf)).toEqual([]));

  it("keeps the words that speak for it", () =>
    expect(choicesOf(row(null, 1, 94), [suggestion(1, 90, ["motosiklet düştü"])], subjectOf)[0]?.words).toEqual([
      "motosiklet düştü",
    ]));
});
