import { z } from "zod";
import type { PeerSettings } from "@/server/domain/handover";
import { decrypt } from "@/server/secrets";

/** What a peer offers, as it said last, and in which form it said it. */
export const offeredSchema = z
  .object({
    format: z.enum(["json", "xml"]),
    services: z.array(z.object({ code: z.string(), name: z.string(), group: z.string().nullable() })),
  })
  .catch({ format: "json", services: [] });

type Row = {
  url: string | null;
  jurisdictionId: string | null;
  apiKey: Uint8Array | null;
  services: unknown;
};

/** Settings with the key in them: they go to the integration and nowhere else. Null where there is no address. */
export const settingsOf = ({ url, jurisdictionId, apiKey, services }: Row): PeerSettings | null =>
  url
    ? {
        url,
        jurisdictionId,
        apiKey: apiKey && decrypt("peer key", apiKey),
        format: offeredSchema.parse(services).format,
      }
    : null;
