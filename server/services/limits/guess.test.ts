import { beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { alarms } from "./alarm";
import { lookUpSecret, WRONG_AT_MOST, WRONG_OF_ALL, WRONG_OF_HOST } from "./guess";
import { rateKey } from "./take-turn";

let db: Db;
let cast: Cast;
beforeEach(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const name = async (address: string, right: boolean, now = MONDAY) =>
  lookUpSecret(await as(db, NOBODY, now), address, async () => (right ? "found" : null));
const setAll = async (count: number) => {
  const key = { key: rateKey("guess all"), startsAt: MONDAY };
  await db.rateWindow.upsert({ where: { key_startsAt: key }, create: { ...key, count }, update: { count } });
};

describe("looking up by a secret", () => {
  it("counts what is wrong by network, not what is right", async () => {
    for (let n = 0; n < 30; n += 1) expect(await name("192.0.2.1", true)).toBe("found");
    for (let n = 0; n < WRONG_OF_HOST; n += 1) expect(await name("192.0.2.1", false)).toBeNull();
    await expect(name("192.0.2.1", true)).rejects.toMatchObject({ code: "TOO_MANY", params: { minutes: 60 } });
    expect(await name("192.0.2.2", true)).toBe("found");
    expect(await name("192.0.2.1", true, new Date(MONDAY.getTime() + 3_600_000))).toBe("found");
  });

  it("counts a /64 of IPv6 as one host, and a /48 as four", async () => {
    for (let n = 0; n < WRONG_OF_HOST; n += 1) await name(`2001:db8:1:1::${n + 1}`, false);
    await expect(name("2001:db8:1:1::ffff", true)).rejects.toMatchObject({ code: "TOO_MANY" });
    for (let host = 2; host <= 4; host += 1)
      for (let n = 0; n < WRONG_OF_HOST; n += 1) await name(`2001:db8:1:${host}::1`, false);
    await expect(name("2001:db8:1:9::1", true)).rejects.toMatchObject({ code: "TOO_MANY" });
    expect(await name("2001:db8:2:1::1", true)).toBe("found");
  });

  it("lets no network go on where all together guess, and tells administrators", async () => {
    await setAll(WRONG_OF_ALL - 1);
    expect(await alarms(await as(db, cast.admin))).toEqual([]);
    expect(await name("192.0.2.1", false)).toBeNull();
    expect(await alarms(await as(db, cast.admin))).toEqual([{ kind: "guessing", count: WRONG_OF_ALL, at: MONDAY }]);
    await expect(name("192.0.2.1", true)).rejects.toMatchObject({ code: "TOO_MANY" });
    expect(await name("192.0.2.2", true)).toBe("found");
    await setAll(WRONG_AT_MOST);
    await expect(name("192.0.2.3", true)).rejects.toMatchObject({ code: "TOO_MANY" });
  });

  it("tells nobody else of it", async () => {
    for (const who of [cast.agent, cast.manager, cast.head, cast.mayor])
      await expect(as(db, who).then(alarms)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
