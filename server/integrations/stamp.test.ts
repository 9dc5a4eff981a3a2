import { expect, it } from "vitest";
import { readSpan, readStamp } from "./stamp";

it.each([
  ["2016-01-01 00:00:00", "2015-12-31T21:00:00.000Z"],
  ["2017-08-03 12:30:32 +0300", "2017-08-03T09:30:32.000Z"],
  ["2017-08-03 12:30:32 UTC", "2017-08-03T12:30:32.000Z"],
  ["2017-08-03T12:30:32.123Z", "2017-08-03T12:30:32.000Z"],
  ["017-08-03 12:30:52 +0300", undefined],
  ["2017-13-03 12:30:52", undefined],
  ["", undefined],
  [null, undefined],
])("reads the time %s", (text, at) => {
  expect(readStamp(text)?.toISOString()).toBe(at);
});

it.each([
  ["35", 35],
  [164, 164],
  ["00:01:05", 65],
  ["00:0:35", 35],
  ["", null],
  ["soon", null],
  [undefined, null],
])("reads the span %s", (text, seconds) => {
  expect(readSpan(text)).toBe(seconds);
});
