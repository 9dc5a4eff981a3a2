import { burstOf, type Call, type Random } from "./vendors";

/** Other systems open requests themselves, each under an id of its own. */
export type Opened = { by: "crm" | "him"; id: string; text: string };

export const openings = (by: Opened["by"], count: number, beginning: string = by): Opened[] =>
  Array.from({ length: count }, (_, index) => ({
    by,
    id: `${beginning}-${index}`,
    text: `${beginning} ${index}: parktaki salıncak kırık.`,
  }));

/** One request a call; whoever hears no answer asks again by the same id. */
export const systemsBurst = (random: Random, opened: readonly Opened[], keys: Record<Opened["by"], string>): Call[] =>
  burstOf(random, opened, 1, ([one]) => {
    if (!one) throw new Error("A call of nothing");
    return openingCall(one, keys[one.by]);
  });

export const openingCall = (one: Opened, key: string): Call =>
  one.by === "crm" ? viaApi(one, key) : viaOpen311(one, key);

const viaApi = ({ id, text }: Opened, key: string): Call => ({
  path: "/api/v1/requests",
  init: {
    method: "POST",
    body: JSON.stringify({ externalId: id, description: text }),
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": id },
  },
});

const viaOpen311 = ({ id, text }: Opened, key: string): Call => ({
  path: "/api/open311/v2/requests.json",
  init: {
    method: "POST",
    body: new URLSearchParams({
      api_key: key,
      service_code: "park-oyun",
      lat: "38.49",
      long: "27.05",
      description: text,
      external_id: id,
    }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  },
});
