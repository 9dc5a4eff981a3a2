import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEnv, settings } from "./env";

const complete = {
  DATABASE_URL: "postgresql://cozum@localhost:5432/cozum",
  NEXTAUTH_SECRET: "s".repeat(32),
  NEXTAUTH_URL: "https://cozum.example",
  DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
};
describe("readEnv", () => {
  it("fills in defaults, an empty setting counting as not given", () => {
    expect(readEnv({ ...complete, PORT: "", FILES_DIR: "" })).toMatchObject({
      ...complete,
      DATABASE_POOL: 10,
      FILES_DIR: ".data/files",
      PORT: 3000,
    });
  });

  it("names every wrong and missing setting in one message", () => {
    const read = () => readEnv({ DATABASE_URL: "mysql://x", NEXTAUTH_SECRET: "short", PORT: "0", DATA_KEY: "abc" });
    expect(read).toThrow(/DATABASE_URL is not a PostgreSQL address/);
    expect(read).toThrow(/NEXTAUTH_SECRET is shorter than 32 characters/);
    expect(read).toThrow(/NEXTAUTH_URL is missing/);
    expect(read).toThrow(/DATA_KEY is not 32 bytes in base64/);
    expect(read).toThrow(/PORT is below 1/);
  });
});

describe("the store", () => {
  const s3 = { S3_ENDPOINT: "https://s3.example", S3_BUCKET: "b", S3_ACCESS_KEY_ID: "k", S3_SECRET_ACCESS_KEY: "s" };

  it.each(Object.keys(s3))("is refused without %s", (left) => {
    expect(() => readEnv({ ...complete, ...s3, [left]: "" })).toThrow(`${left} is missing, while other`);
  });

  it("is taken whole or not at all", () => {
    expect(readEnv({ ...complete, ...s3 })).toMatchObject(s3);
    expect(readEnv(complete).S3_ENDPOINT).toBeUndefined();
  });
});

describe(".env.example", () => {
  const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const given = Object.fromEntries(
    [...example.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );

  it("lists exactly the settings there are", () => {
    expect(Object.keys(given).sort()).toEqual(Object.keys(settings.shape).sort());
  });

  it("explains each in the line above it", () => {
    expect(example.match(/^#.+\n[A-Z0-9_]+=/gm)).toHaveLength(Object.keys(given).length);
  });

  it("shows the true defaults", () => {
    const shown = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
    expect(readEnv({ ...complete, ...shown })).toEqual(readEnv(complete));
  });
});
