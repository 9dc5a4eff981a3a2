import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { EXAMPLES } from "@/components/api-doc/examples";
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

const taking = OPERATIONS.filter(({ body }) => body !== null && body !== "file");

it.each(taking.map(({ id, body }) => [id, body] as const))("%s has an example that it takes", (id, body) => {
  expect(body !== null && body !== "file" && body.safeParse(EXAMPLES[id]).error).toBeUndefined();
});

it("says in both languages what each operation and each field is", async () => {
  for (const locale of LOCALES) {
    const document = await apiDocument(locale);
    const text = JSON.stringify(document);
    expect(text).not.toContain('"summary":""');
    expect(text).not.toContain('"description":""');
  }
});
