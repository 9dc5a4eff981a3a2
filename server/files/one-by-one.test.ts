import { expect, it } from "vitest";
import { oneByOne } from "./one-by-one";

it("does one thing at a time, in order, whether those before went well or not", async () => {
  const turn = oneByOne();
  const told: string[] = [];
  const work = (name: string, ends: () => void = () => undefined) =>
    turn(async () => {
      told.push(`${name} begins`);
      await Promise.resolve();
      told.push(`${name} ends`);
      ends();
      return name;
    });
  const fails = () => {
    throw new Error("broken");
  };
  const all = await Promise.allSettled([work("a"), work("b", fails), work("c")]);
  expect(told).toEqual(["a", "b", "c"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
