import { expect, it } from "vitest";
import { appRouter } from "./routers";
import { testDatabase } from "./testing/database";
import { as, makeMunicipality } from "./testing/municipality";
import { createCallerFactory } from "./trpc";

it("knows no row beyond what a database counts to, and says so to whoever asks", async () => {
  const { db } = await testDatabase();
  const { manager } = await makeMunicipality(db);
  const caller = createCallerFactory(appRouter)(await as(db, manager));
  const id = 3_000_000_000;
  for (const asked of [
    () => caller.calls.reveal({ id, why: "deneme" }),
    () => caller.cimer.import({ id }),
    () => caller.handovers.ofRequest({ requestId: id }),
    () => caller.warnings.list({ cursor: id }),
    () => caller.calls.list({ staff: id }),
  ])
    await expect(asked()).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

it("refuses what no database keeps as the fault of whoever sent it", async () => {
  const { db } = await testDatabase();
  const { agent } = await makeMunicipality(db);
  const caller = createCallerFactory(appRouter)(await as(db, agent));
  for (const name of ["Ölçü\0", "Yarım \ud83d"])
    await expect(caller.views.save({ name, query: "" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: "textUnreadable",
    });
  await caller.views.save({ name: "Ağaçlar 🌳", query: "" });
  expect(await db.savedView.findMany({ select: { name: true } })).toEqual([{ name: "Ağaçlar 🌳" }]);
});
