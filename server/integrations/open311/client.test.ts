import { afterAll, expect, it, vi } from "vitest";
import { georeport } from "@/server/testing/georeport";
import { open311Peer } from "./client";

const where = vi.hoisted(() => ({ house: true }));
vi.mock("@/server/outbound", async (original) => ({
  ...(await original<typeof import("@/server/outbound")>()),
  isHouse: () => where.house,
}));

const theirs = await georeport({ format: "json" });
afterAll(() => theirs.close());
const peer = open311Peer({ url: theirs.url, jurisdictionId: null, apiKey: null, format: "json" });
const handed = {
  ourId: "cozum:1",
  ourNumber: "2026-000001",
  service: "no-such-service",
  description: "Kaldırımdaki çöp kutusu devrilmiş.",
  latitude: 38.5,
  longitude: 27.06,
  address: null,
  person: null,
  media: null,
  moreMedia: [],
  answers: {},
};

it("says an institution's own words where it refuses, and of a server of the house the number alone", async () => {
  where.house = false;
  expect(await peer.hand(handed)).toEqual({ kind: "refused", reason: "peerKey:403 Invalid api_key received" });
  where.house = true;
  expect(await peer.hand(handed)).toEqual({ kind: "refused", reason: "peerKey:403" });
});
