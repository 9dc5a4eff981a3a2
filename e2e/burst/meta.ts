import { hubSigned } from "./hub";
import type { Said } from "./sayings";
import { burstOf, type Call, type Random } from "./vendors";

export const META = {
  verifyToken: "agreed-word",
  appSecret: "meta-app-secret",
  pageId: "100000000000001",
  pageToken: "sample-page-token",
  instagramId: "17840000000000001",
};

/** A page's events come together, an Instagram account's too; never both in one call. */
export const metaBurst = (random: Random, said: readonly Said[]): Call[] =>
  (["facebook", "instagram"] as const).flatMap((channel) => {
    const account = channel === "facebook" ? META.pageId : META.instagramId;
    const own = said.filter((one) => one.channel === channel);
    return burstOf(random, own, 3, (events) =>
      hubSigned("meta", META.appSecret, {
        object: channel === "facebook" ? "page" : "instagram",
        entry: events.map(({ person, id, text, at }) => ({
          id: account,
          time: at.getTime(),
          messaging: [
            {
              sender: { id: person },
              recipient: { id: account },
              timestamp: at.getTime(),
              message: { mid: `m_${id}`, text },
            },
          ],
        })),
      }),
    );
  });
