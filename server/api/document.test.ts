import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/messages";
import { apiDocument } from "./document";
import { OPERATIONS } from "./operations";

describe.each(LOCALES)("in %s", (locale) => {
  it("is an OpenAPI 3.1 document", async () => {
    const document = await apiDocument(locale);
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });
});

it("has every operation once, each with its own id", async () => {
  const { paths } = await apiDocument("en");
  const ids = Object.values(paths ?? {}).flatMap((path) =>
    Object.values(path ?? {}).flatMap((one) => (one && "operationId" in one ? [one.operationId] : [])),
  );
  expect(ids.sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  expect(new Set(ids).size).toBe(ids.length);
});
