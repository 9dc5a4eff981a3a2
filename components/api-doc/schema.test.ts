import { expect, it } from "vitest";
import { fieldsOf, typeOf } from "./schema";

it.each([
  [{ type: "string" }, { list: false, nullable: false, parts: [{ kind: "word", word: "string" }] }],
  [{ type: ["string", "null"] }, { list: false, nullable: true, parts: [{ kind: "word", word: "string" }] }],
  [
    { type: "string", format: "date-time" },
    { list: false, nullable: false, parts: [{ kind: "word", word: "date-time" }] },
  ],
  [
    { anyOf: [{ $ref: "#/components/schemas/Named" }, { type: "null" }] },
    { list: false, nullable: true, parts: [{ kind: "ref", name: "Named" }] },
  ],
  [
    { type: "array", items: { type: "string", enum: ["a", "b"] } },
    { list: true, nullable: false, parts: [{ kind: "values", values: ["a", "b"] }] },
  ],
  [
    { anyOf: [{ type: "string", const: "me" }, { type: "string", enum: ["x"] }, { type: "string" }] },
    {
      list: false,
      nullable: false,
      parts: [
        { kind: "values", values: ["me", "x"] },
        { kind: "word", word: "string" },
      ],
    },
  ],
])("reads %j", (schema, text) => expect(typeOf(schema)).toEqual(text));

it("finds the fields of what may be null, and of a list", () => {
  const inner = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
  const found = [{ name: "a", field: { type: "string" }, required: true }];
  expect(fieldsOf(inner)).toEqual(found);
  expect(fieldsOf({ anyOf: [inner, { type: "null" }] })).toEqual(found);
  expect(fieldsOf({ type: "array", items: inner })).toEqual(found);
  expect(fieldsOf({ type: "string" })).toEqual([]);
});
