import { z } from "zod";
import { address, callers, made, secret } from "../contracts";

/** https://github.com/verimor/Bulutsantralim-API: events are not signed; the key opens the calls on record. */
export const settings = z.object({
  key: made(),
  callers: callers(),
  apiKey: secret().optional(),
  apiUrl: address("https://api.bulutsantralim.com"),
});
export type VerimorCallSettings = z.output<typeof settings>;
