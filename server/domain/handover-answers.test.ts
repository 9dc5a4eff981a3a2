import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksOf, readAnswers } from "./handover-answers";
import type { Attribute } from "./open311/shapes";

const attribute = (given: Partial<Attribute>): Attribute => ({
  variable: true,
  code: "WHAT",
  datatype: "string",
  required: false,
  datatype_description: null,
  order: null,
  description: null,
  values: [],
  ...given,
});
const values = ["1", "2"].map((key) => ({ key, name: `Örnek ${key}` }));
const read = (given: Partial<Attribute>, written: string[]) => readAnswers([attribute(given)], { WHAT: written });

describe("answers to what a service asks", () => {
  it.each<[Partial<Attribute>, string[], string[]]>([
    [{ datatype: "string" }, [" tek \n satır "], ["tek satır"]],
    [{ datatype: "text" }, ["iki\nsatır"], ["iki\nsatır"]],
    [{ datatype: "number" }, ["3,5"], ["3.5"]],
    [{ datatype: "number" }, ["-12"], ["-12"]],
    [{ datatype: "datetime" }, ["2026-01-19T11:00"], ["2026-01-19T11:00:00+03:00"]],
    [{ datatype: "datetime" }, ["2026-01-19T08:00:00Z"], ["2026-01-19T11:00:00+03:00"]],
    [{ datatype: "singlevaluelist", values }, ["2"], ["2"]],
    [{ datatype: "multivaluelist", values }, ["2", "1", "2"], ["2", "1"]],
  ])("%j reads %j", (given, written, sent) => {
    expect(read({ ...given, required: true }, written)).toEqual({ answers: { WHAT: sent }, problems: {} });
  });

  it.each<[Partial<Attribute>, string[], string]>([
    [{ required: true }, [], "required"],
    [{ required: true }, ["  "], "required"],
    [{ datatype: "singlevaluelist", values }, ["3"], "choose"],
    [{ datatype: "singlevaluelist", values }, ["1", "2"], "choose"],
    [{ datatype: "multivaluelist", values }, ["1", "3"], "choose"],
    [{ datatype: "number" }, ["üç"], "plainNumber"],
    [{ datatype: "datetime" }, ["2026-02-30T11:00"], "dateTimeUnreadable"],
    [{ datatype: "datetime" }, ["yarın"], "dateTimeUnreadable"],
    [{ datatype: "string" }, ["a".repeat(256)], "tooLong"],
  ])("%j refuses %j", (given, written, problem) => {
    expect(read(given, written)).toEqual({ answers: {}, problems: { WHAT: problem } });
  });

  it("leave out what is not asked, or is only there to be read; our own id is asked of nobody", () => {
    const asked = [attribute({ variable: false, required: true }), attribute({ code: "external_id", required: true })];
    expect(readAnswers(asked, { WHAT: ["x"], external_id: ["1"], other: ["y"], constructor: ["z"] })).toEqual({
      answers: {},
      problems: {},
    });
    expect(asksOf(asked).map(({ code }) => code)).toEqual(["WHAT"]);
  });

  it("stand in the institution's order, those without one last", () => {
    const orders = [null, 3, 1, null, 2];
    const asked = asksOf(orders.map((order, place) => attribute({ code: String(place), order })));
    expect(asked.map(({ code }) => code)).toEqual(["2", "4", "1", "0", "3"]);
  });

  it("once read are read the same again", () => {
    const datatype = fc.constantFrom<Attribute["datatype"][]>("string", "text", "number", "datetime", "multivaluelist");
    const written = fc.array(fc.oneof(fc.string(), fc.constantFrom("1", "2", "3,5", "2026-01-19T11:00")), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(datatype, fc.boolean(), written, (kind, required, texts) => {
        const asked = [attribute({ datatype: kind, required, values })];
        const { answers, problems } = readAnswers(asked, { WHAT: texts });
        expect(Object.keys(answers).length + Object.keys(problems).length).toBeLessThanOrEqual(1);
        if (answers.WHAT) expect(readAnswers(asked, answers).answers).toEqual(answers);
      }),
    );
  });
});
